/** Everything the page can be told to do, by name: what the command palette lists. */
import { strings } from '../strings.ts';
import { editOpenScenario } from './actions.ts';
import { nextBookmark, toggleBookmark } from './bookmarks.ts';
import { changeSpeed, clock, seek } from './clock.ts';
import { jump, playOrPause } from './keys.ts';
import { printView } from './print.ts';
import {
  getState,
  languages,
  layerNames,
  setLanguage,
  setState,
  setTheme,
  setUnits,
  tabs,
  toggleLayer,
} from './store.ts';

export interface Command {
  readonly name: string;
  /** Key that does the same, or empty. */
  readonly key: string;
  readonly act: () => void;
}

/** What a part of the page that takes over the keyboard offers while it is open. */
export interface Part {
  readonly title: () => string;
  readonly commands: () => Command[];
  /** Keys and what they do, for the sheet. */
  readonly keys: () => readonly (readonly string[])[];
}

/** Keys of commands that only the playback has. */
const ofPlayback: ReadonlySet<string> = new Set(['V', 'E']);

let part: Part | null = null;

/** The part that has taken over, or null while the page plays. */
export const openPart = (): Part | null => part;

/** Let a part take over the palette and the sheet; gives the act that ends it. */
export function offerPart(offered: Part): () => void {
  part = offered;
  return () => {
    part = null;
  };
}

function timeCommands(): Command[] {
  const { transport, commands } = strings;
  return [
    { name: clock.playing ? transport.pause : transport.play, key: 'Space', act: playOrPause },
    { name: transport.next, key: 'N', act: () => jump(1) },
    { name: transport.back, key: 'P', act: () => jump(-1) },
    { name: commands.nextWave, key: 'W', act: () => jump(1, ['wave']) },
    { name: commands.nextLaunch, key: '', act: () => jump(1, ['launched']) },
    { name: commands.nextKill, key: 'K', act: () => jump(1, ['killed']) },
    { name: commands.nextLeak, key: 'X', act: () => jump(1, ['leaked']) },
    { name: commands.bookmark, key: 'B', act: toggleBookmark },
    { name: commands.nextBookmark, key: 'Shift B', act: nextBookmark },
    { name: commands.faster, key: '↑', act: () => changeSpeed(1) },
    { name: commands.slower, key: '↓', act: () => changeSpeed(-1) },
    { name: commands.toStart, key: 'Home', act: () => seek(0) },
    { name: commands.toEnd, key: 'End', act: () => seek(clock.end) },
  ];
}

function viewCommands(): Command[] {
  const { commands } = strings;
  const { theme, units, relief } = getState();
  return [
    { name: strings.top.open, key: 'O', act: () => setState({ startOpen: true }) },
    { name: strings.top.studies, key: 'S', act: () => setState({ studiesOpen: true, startOpen: false }) },
    { name: strings.top.edit, key: 'E', act: editOpenScenario },
    { name: strings.map.relief, key: 'V', act: () => setState({ relief: !relief }) },
    {
      name: strings.map.frame,
      key: 'F',
      act: () => setState((state) => ({ frameRequest: state.frameRequest + 1 })),
    },
    { name: strings.top.theme[theme], key: 'D', act: () => setTheme(theme === 'night' ? 'day' : 'night') },
    {
      name: units === 'metric' ? commands.nautical : commands.metric,
      key: 'U',
      act: () => setUnits(units === 'metric' ? 'nautical' : 'metric'),
    },
    { name: strings.top.help, key: '?', act: () => setState({ helpOpen: true }) },
    { name: commands.print, key: 'Ctrl P', act: printView },
  ];
}

/** All commands, in the words of the language that is set. */
export function allCommands(): Command[] {
  if (part) {
    const others = viewCommands().filter(({ key }) => !ofPlayback.has(key));
    return [...part.commands(), ...others, ...languageCommands()];
  }
  return [...timeCommands(), ...viewCommands(), ...panelCommands(), ...languageCommands()];
}

function languageCommands(): Command[] {
  return languages
    .filter(({ code }) => code !== getState().language)
    .map(({ code, name }) => ({ name, key: '', act: () => setLanguage(code) }));
}

function panelCommands(): Command[] {
  const { commands, layers } = strings;
  return [
    ...tabs.map((tab, index) => ({
      name: `${commands.tab}: ${strings.tabs[tab]}`,
      key: String(index + 1),
      act: () => setState({ tab, sheetOpen: true }),
    })),
    ...layerNames.map((layer) => ({
      name: `${getState().layers[layer] ? commands.hide : commands.show}: ${layers.names[layer]}`,
      key: '',
      act: () => toggleLayer(layer),
    })),
  ];
}
