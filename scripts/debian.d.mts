/** Empty when `program` can be used, otherwise why not. */
export function lackOf(program: string, debianPackage?: string): string;
