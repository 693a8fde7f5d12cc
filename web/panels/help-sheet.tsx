import { categories } from '../../src/index.ts';
import { categoryLetters } from '../map/icons.ts';
import { openPart } from '../state/commands.ts';
import { setState } from '../state/store.ts';
import { strings } from '../strings.ts';
import { offerKey, offerName, openTutorial } from '../tutorial/offer.ts';
import { Dialog } from './dialog.tsx';

function KeyTable({ keys }: { keys: readonly (readonly string[])[] }) {
  return (
    <table>
      <tbody>
        {keys.map(([key, what]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Keys and what the signs mean; first those of the part of the page that is open. */
export function HelpSheet() {
  const part = openPart();
  return (
    <Dialog title={strings.help.title} close={() => setState({ helpOpen: false })}>
      <div className="help">
        <div>
          {part && (
            <>
              <h3>{part.title()}</h3>
              <KeyTable keys={part.keys()} />
            </>
          )}
          <KeyTable keys={[...strings.help.keys, offerKey()]} />
          <button
            type="button"
            className="second to-tutorial"
            onClick={() => {
              setState({ helpOpen: false });
              openTutorial();
            }}
          >
            {offerName()}
          </button>
        </div>
        <div>
          <h3>{strings.help.legend}</h3>
          <ul className="legend">
            {(['own', 'hostile', 'neutral', 'unknown'] as const).map((side) => (
              <li key={side}>
                <span className={`sign ${side}`} aria-hidden="true" /> {strings.help[side]}
              </li>
            ))}
          </ul>
          <ul className="plain">
            {[
              strings.help.filled,
              strings.help.hollow,
              strings.help.dart,
              strings.help.lines,
              strings.help.dots,
              strings.help.burst,
            ].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <h3>{strings.help.letters}</h3>
          <ul className="letters">
            {categories.map((category, code) => (
              <li key={category}>
                <b>{categoryLetters[code]}</b> {strings.categories[category]}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Dialog>
  );
}
