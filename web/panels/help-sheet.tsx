import { categories } from '../../src/index.ts';
import { categoryLetters } from '../map/icons.ts';
import { setState } from '../state/store.ts';
import { strings } from '../strings.ts';
import { Dialog } from './dialog.tsx';

/** Keys and what the signs mean. */
export function HelpSheet() {
  return (
    <Dialog title={strings.help.title} close={() => setState({ helpOpen: false })}>
      <div className="help">
        <table>
          <tbody>
            {strings.help.keys.map(([key, what]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
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
