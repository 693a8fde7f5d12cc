import { useMemo, useState } from 'react';
import { allCommands, type Command } from '../state/commands.ts';
import { setState } from '../state/store.ts';
import { strings } from '../strings.ts';
import { Dialog } from './dialog.tsx';

/** Whether every word that was typed is in the name. */
function matches(name: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/);
  return words.every((word) => name.toLowerCase().includes(word));
}

/** Everything the page can do, found by typing. */
export function Palette() {
  const commands = useMemo(allCommands, []);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = commands.filter((command) => matches(command.name, typed));
  const at = Math.min(chosen, found.length - 1);
  const close = (): void => setState({ paletteOpen: false });
  const act = (command: Command | undefined): void => {
    if (!command) return;
    close();
    command.act();
  };
  const move = (to: number): void => {
    const next = (to + found.length) % Math.max(1, found.length);
    setChosen(next);
    document.getElementById(`command-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Dialog title={strings.commands.title} close={close}>
      <input
        className="find"
        role="combobox"
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={found.length > 0 ? `command-${at}` : undefined}
        aria-label={strings.commands.find}
        placeholder={strings.commands.find}
        data-first
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') act(found[at]);
          if (event.key === 'ArrowDown') move(at + 1);
          if (event.key === 'ArrowUp') move(at - 1);
          if (['Enter', 'ArrowDown', 'ArrowUp'].includes(event.key)) event.preventDefault();
        }}
      />
      <div id="commands" role="listbox" aria-label={strings.commands.title} className="commands">
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are listened to in the field above
          <div
            key={command.name}
            id={`command-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => act(command)}
          >
            <span>{command.name}</span>
            {command.key !== '' && <kbd>{command.key}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="muted">{strings.commands.none}</p>}
    </Dialog>
  );
}
