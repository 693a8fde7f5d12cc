import { type ChainLink, chainLinks, clockText, type KillChain } from '../../src/index.ts';
import { pause, seek } from '../state/clock.ts';
import { strings } from '../strings.ts';

function nameOf(chain: KillChain, link: ChainLink): string {
  return link === 'ended' ? strings.chain.ends[chain.end] : strings.chain.links[link];
}

/** The links of the chain in a row: when each was reached, which ones never were, and how it ended. */
export function KillChainView({ chain, time }: { chain: KillChain; time: number }) {
  return (
    <section aria-label={strings.chain.title} className="chain">
      <ol>
        {chainLinks.map((link) => {
          const at = chain.times[link];
          const isReached = !Number.isNaN(at);
          const state = !isReached ? 'never' : at > time ? 'later' : 'done';
          return (
            <li key={link} className={`${state} ${link === 'ended' ? chain.end : ''}`}>
              <button
                type="button"
                disabled={!isReached}
                onClick={() => {
                  pause();
                  seek(at);
                }}
              >
                <span className="dot" aria-hidden="true" />
                <b>{nameOf(chain, link)}</b>
                <small>{isReached ? clockText(at) : strings.chain.never}</small>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="muted">
        {Number.isFinite(chain.reaction) &&
          `${Math.round(chain.reaction)} ${strings.units.seconds} ${strings.chain.reaction}${strings.stop} `}
        {chain.shots > 0 &&
          `${chain.shots} ${strings.leakers.shots}, ${chain.misses} ${strings.chain.missed}${strings.stop}`}
      </p>
    </section>
  );
}
