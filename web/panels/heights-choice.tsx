import { heightEndings } from '../run/height-files.ts';
import { takeFiles } from '../state/take-files.ts';
import { strings } from '../strings.ts';

/** Asks by name for a file of heights that a scenario needs. */
export function HeightsChoice({ name }: { name: string }) {
  return (
    <label className="drop-hint heights-choice">
      {strings.start.heights} <b>{name}</b>
      <input
        type="file"
        multiple
        accept={heightEndings}
        className="visually-hidden"
        onChange={(event) => {
          takeFiles([...(event.target.files ?? [])]);
          // so that the same file, mended, can be chosen again
          event.target.value = '';
        }}
      />
    </label>
  );
}
