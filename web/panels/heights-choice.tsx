import { useState } from 'react';
import { heightEndings } from '../run/height-files.ts';
import { takeFiles } from '../state/take-files.ts';
import { strings } from '../strings.ts';

/** Asks by name for a file of heights that a scenario needs; one of another name is told, since it is not taken for it. */
export function HeightsChoice({ name }: { name: string }) {
  const [other, setOther] = useState('');
  return (
    <label className="drop-hint heights-choice">
      {strings.start.heights} <b>{name}</b>
      {other !== '' && (
        <span role="alert">
          {' '}
          ({strings.start.otherHeights} {other})
        </span>
      )}
      <input
        type="file"
        multiple
        accept={heightEndings}
        className="visually-hidden"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          setOther(files.map((file) => file.name).join(', '));
          takeFiles(files);
          // so that the same file, mended, can be chosen again
          event.target.value = '';
        }}
      />
    </label>
  );
}
