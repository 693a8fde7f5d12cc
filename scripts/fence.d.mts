export interface ImportCheck {
  /** Modules that the check saw. */
  readonly modules: number;
  /** `rule: from -> to` for each import that the table does not allow. */
  readonly violations: string[];
}
export function checkImports(folder: string): Promise<ImportCheck>;
