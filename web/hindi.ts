/** The words of the page in Hindi and the sentences of the engine and of the bundled files; fetched when asked for. */
import { library } from './hindi/library.ts';
import { meanings } from './hindi/meanings.ts';
import { problems } from './hindi/problems.ts';
import { report } from './hindi/report.ts';

export { phrases, strings } from './hindi/words.ts';

/** By the English pattern of a saying, or the English text of a file. */
export const sentences: ReadonlyMap<string, string> = new Map(
  [library, meanings, problems, report].flatMap((part) => Object.entries(part)),
);
