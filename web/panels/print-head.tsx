import { clockText } from '../../src/index.ts';
import { clock } from '../state/clock.ts';
import { useStore } from '../state/store.ts';
import { usePrinting } from '../state/use-printing.ts';
import { strings, tellText } from '../strings.ts';
import { Facts } from './facts.tsx';

/** What stands over a printed page: what it is, of which run, at which moment, and that it is simulated. Unseen on a screen. */
export function PrintHead() {
  const header = useStore((state) => state.playback?.record.header);
  const isRun = useStore((state) => state.outcome !== null);
  usePrinting();
  const facts: readonly (readonly [string, string])[] = header
    ? [
        [strings.transport.timeline, `${clockText(clock.time)} / ${clockText(clock.end)}`],
        ...(isRun ? [[strings.top.seed, String(header.seed)] as const] : []),
        [strings.sources.perception, header.perception],
        [strings.sources.engine, header.engine],
        ...(isRun ? [[strings.top.hash, header.hash] as const] : []),
      ]
    : [];
  return (
    <header className="print-head">
      <p className="notice">{strings.notice}</p>
      <h1>{header ? tellText(header.scenario) : strings.name}</h1>
      <Facts facts={facts} />
    </header>
  );
}
