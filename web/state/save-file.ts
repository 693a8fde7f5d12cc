/** How long the browser may take to begin saving, ms. */
const PATIENCE = 60_000;

/** Hand a text to the reader as a file. */
export function saveFile(text: string, type: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}
