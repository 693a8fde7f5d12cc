import { heightEndings, heightFiles } from '../run/height-files.ts';
import { takeFiles } from '../state/take-files.ts';
import { strings } from '../strings.ts';

/** Asks by name for a file of heights that a scenario needs; those of other names are told, since none is taken for it. */
export function HeightsChoice({ name }: { name: string }) {
  const others = heightFiles().map((file) => file.name);
  return (
    <label className="drop-hint heights-choice">
      {strings.start.heights} <b>{name}</b>
      {others.length > 0 && <small>{`${strings.start.otherHeights} ${others.join(', ')}`}</small>}
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
