import { useEffect, useState } from 'react';
import { take } from './acts.ts';
import { choose, useDraft } from './draft.ts';
import { keyOf, valueAt } from './path.ts';
import { problemCounts } from './sketch-signs.ts';
import { listOf, type Thing, type ThingKind, thingKinds } from './things.ts';
import { words } from './words.ts';

/** Rows of one kind that are listed at once; the rest is found by name. */
const MOST = 200;

function detailOf(thing: Thing, carrier: unknown): string {
  const { carried, noPlace } = words();
  if (thing.handles.length > 0 || thing.kind === 'zone') return thing.of;
  return typeof carrier === 'string' ? `${thing.of}, ${carried} ${carrier}` : `${thing.of}, ${noPlace}`;
}

function Row({ thing, problems }: { thing: Thing; problems: number }) {
  const carrier = useDraft((draft) => valueAt(draft.plain, [...thing.path, 'carrier']));
  return (
    <li>
      <button type="button" data-thing={thing.key} onClick={() => choose(thing.key)}>
        <span className={`dot ${thing.kind} ${thing.side}`} aria-hidden="true" />
        <b>{thing.name || thing.id || '?'}</b>
        <span>{detailOf(thing, carrier)}</span>
        {problems > 0 && (
          <em>
            <span className="visually-hidden">{words().problems}: </span>
            {problems}
          </em>
        )}
      </button>
    </li>
  );
}

function Kind({
  kind,
  things,
  counts,
}: {
  kind: ThingKind;
  things: readonly Thing[];
  counts: Map<string, number>;
}) {
  const { lists, addOf, add, none, more } = words();
  return (
    <section aria-label={lists[kind]} data-path={keyOf(listOf[kind])}>
      <header>
        <h3>
          {lists[kind]} ({things.length})
        </h3>
        <button
          type="button"
          className="small"
          aria-label={addOf[kind]}
          onClick={() => take({ what: 'thing', kind })}
        >
          + {add}
        </button>
      </header>
      {things.length === 0 && <p className="muted">{none}</p>}
      <ul>
        {things.slice(0, MOST).map((thing) => (
          <Row key={thing.key} thing={thing} problems={counts.get(thing.key) ?? 0} />
        ))}
      </ul>
      {things.length > MOST && (
        <p className="muted">
          {things.length - MOST} {more}
        </p>
      )}
    </section>
  );
}

/** Everything of the scenario, kind by kind; what is chosen here is chosen on the map too. */
export function ThingList() {
  const { find, noneFound } = words();
  const draft = useDraft();
  const [wanted, setWanted] = useState('');
  const counts = problemCounts(draft);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isLost) document.querySelector<HTMLElement>('.panel .scroll')?.focus({ preventScroll: true });
  }, []);
  const found = draft.things.filter((thing) =>
    `${thing.id} ${thing.name} ${thing.of}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  return (
    <div className="things">
      <input
        type="search"
        aria-label={find}
        placeholder={find}
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      {wanted !== '' && found.length === 0 && <p className="muted">{noneFound}</p>}
      {thingKinds
        .filter((kind) => wanted === '' || found.some((thing) => thing.kind === kind))
        .map((kind) => (
          <Kind
            key={kind}
            kind={kind}
            things={found.filter((thing) => thing.kind === kind)}
            counts={counts}
          />
        ))}
    </div>
  );
}
