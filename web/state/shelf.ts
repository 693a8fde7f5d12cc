/** Unsaved work of the editor, kept by the browser so that a closed tab loses nothing. */

export interface ShelvedDraft {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  /** The text as it was opened or last saved. */
  readonly kept: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

const PREFIX = 'sudarshan.draft.';
/** Drafts kept at once; the oldest go first. */
const MOST = 8;

function parsed(value: string | null): ShelvedDraft | null {
  try {
    const draft = JSON.parse(value ?? 'null') as ShelvedDraft | null;
    return draft && typeof draft.text === 'string' && typeof draft.file === 'string' ? draft : null;
  } catch {
    return null;
  }
}

/** One draft, or null where it is gone. */
export function readDraft(id: string): ShelvedDraft | null {
  try {
    return parsed(localStorage.getItem(PREFIX + id));
  } catch {
    return null;
  }
}

/** All drafts, the newest first; none where the browser keeps nothing. */
export function listDrafts(): ShelvedDraft[] {
  try {
    const found = Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => parsed(localStorage.getItem(key)) ?? []);
    return found.sort((a, b) => b.time - a.time);
  } catch {
    return [];
  }
}

/** Keep a draft; false where the browser has no room or keeps nothing. */
export function keepDraft(draft: ShelvedDraft): boolean {
  try {
    localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft));
    for (const old of listDrafts().slice(MOST)) dropDraft(old.id);
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    return;
  }
}
