/** The words of the tutorial; they come with it, not with the page. */
import { getState } from '../state/store.ts';
import { hindi } from './words-hindi.ts';

/** What a step says. */
export interface StepWords {
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do, task by task. */
  readonly tasks: Readonly<Record<string, string>>;
  /** What was learned, once it is done; `{before}` and `{after}` are the attacks that came through. */
  readonly learned: string;
}

export interface TutorialWords {
  readonly label: string;
  readonly count: string;
  readonly back: string;
  readonly skip: string;
  readonly next: string;
  readonly fold: string;
  readonly unfold: string;
  readonly close: string;
  readonly done: string;
  readonly doneTask: string;
  readonly toDo: string;
  readonly keys: string;
  /** The key that goes to the tutorial and back. */
  readonly here: string;
  readonly behind: string;
  readonly missing: string;
  readonly goTo: string;
  readonly end: {
    readonly title: string;
    readonly lead: string;
    readonly more: string;
    readonly again: string;
  };
  readonly steps: Readonly<Record<string, StepWords>>;
}

export const english: TutorialWords = {
  label: 'Tutorial',
  count: 'Step {n} of {total}',
  back: 'Back',
  skip: 'Skip',
  next: 'Next',
  fold: 'Make it small',
  unfold: 'Show all of it',
  close: 'Close the tutorial; it goes on where you left it',
  done: 'Done',
  doneTask: 'Done:',
  toDo: 'To do:',
  keys: 'Keys',
  here: 'here and back',
  behind: 'Close this window first:',
  missing: 'This step needs what an earlier one brings.',
  goTo: 'Go to: {step}',
  end: {
    title: 'That is the whole room',
    lead: 'You have run a defence, asked why something came through, changed the plan, and asked the question properly. Everything else is more of the same.',
    more: 'Good next steps: draw a scenario of your own, run the long study, or read docs/tutorial.md. Simulated, study use only.',
    again: 'Start again',
  },
  steps: {
    open: {
      title: 'Open a scenario and run it',
      why: 'A scenario is a text file: who defends what, with which units, against what. The whole chain from radar echo to intercept runs here in this tab; nothing leaves your machine.',
      tasks: { run: 'Choose “One site, one system” in the gallery and press “Run here”' },
      learned:
        'The same scenario with the same seed gives the same result, to the last byte, on every machine.',
    },
    time: {
      title: 'Move through time',
      why: 'Filled signs are what is truly there; hollow ones are what the defence believes. Most of a raid is waiting, so jump from event to event.',
      tasks: {
        play: 'Play or pause',
        speed: 'Change the speed',
        jump: 'Jump to the next event',
      },
      learned: 'W, K and X jump to the next wave, kill and leak; with Shift to the one before.',
    },
    leakers: {
      title: 'Find what came through',
      why: 'A defence is understood by its failures. Every attack that came through is listed with the one reason that explains it best.',
      tasks: { tab: 'Open “Leakers”', select: 'Select a leaker' },
      learned:
        'The map goes to the moment before the hit, and a card tells all that is known of this object.',
    },
    chain: {
      title: 'Read why it leaked',
      why: 'The kill chain reads from left to right: enters, seen, tracked, ordered, launch, end. Where it breaks is where the defence failed: no radar saw it, no track was firm in time, no shooter was free, or every round missed.',
      tasks: { link: 'Press a link of the chain on the card, and see that moment' },
      learned: 'Below the chain stand the last decision with its reason, and the whole story of the object.',
    },
    charts: {
      title: 'Watch the limits',
      why: 'Fire channels and magazines run out long before courage does. The dashed lines are limits; the vertical one is the clock.',
      tasks: { tab: 'Open “Charts”', move: 'Move the clock and watch the line follow' },
      learned: 'A curve at its limit says: more targets came at once than this site can serve.',
    },
    coverage: {
      title: 'See what the ground hides',
      why: 'Range rings flatter. What a radar really sees depends on how high and how large the object is, and on the hills between.',
      tasks: {
        tab: 'Open “Coverage”',
        height: 'Change the height of the object',
        rcs: 'Change its radar cross-section',
      },
      learned: 'Low and small shrinks coverage the most. The table says which layers stand over each asset.',
    },
    relief: {
      title: 'Stand the map up',
      why: 'In 3D, terrain and trajectories have their true heights, drawn larger so that you can see them.',
      tasks: { stand: 'Switch the 3D view' },
      learned: 'V lays the map down again; the right mouse button turns it.',
    },
    edit: {
      title: 'Change the plan',
      why: 'Every drag on the map has a form with coordinates, and every step can be undone. Positions are notional.',
      tasks: {
        open: 'Open the editor',
        choose: 'Choose a unit in the list, such as “Akash Amritsar”',
        move: 'Write another latitude: 31.5, then Enter',
        undo: 'Undo it',
        redo: 'Do it again',
      },
      learned:
        'Your work is kept in this browser and offered again; Ctrl S saves it as a file with your comments untouched.',
    },
    again: {
      title: 'Run it again and compare',
      why: 'The same seed means the same luck, so what differs comes from your change.',
      tasks: {
        run: 'Press “Run” in the bar below the map',
        outcome: 'Open “Outcome”',
      },
      learned:
        'Before your change {before} came through, now {after}. One run is one throw of the dice, so ask for many.',
    },
    study: {
      title: 'Ask it many times',
      why: 'A study runs each plan over and over with the same luck for each. An interval says how sure the mean is: 95 of 100 such intervals hold the truth.',
      tasks: {
        open: 'Open “Studies”',
        start: 'Start “Two squadrons more, a quick look”',
        interval: 'Watch until every plan has its mean and interval',
      },
      learned:
        'Intervals narrow as runs come. Plans are judged under “Plans compared”, when the study rests; any run opens on the map.',
    },
    find: {
      title: 'Find anything',
      why: 'Everything that the app can do has a name in one list, and all keys stand on one sheet.',
      tasks: {
        palette: 'Open the list of commands',
        command: 'Type “theme” and press Enter: day or night',
        sheet: 'Open the sheet of keys',
      },
      learned: 'Layers, panels, units of measure, Hindi and English are in the list too.',
    },
    print: {
      title: 'Take it with you',
      why: 'A result that cannot leave the screen convinces nobody. The print view has the map and the panel that is open; a study saves its report as one file, each chart as SVG, PNG and CSV; the editor saves the scenario.',
      tasks: { print: 'Print this view: type “print” in the list of commands' },
      learned: 'Whoever has the file and the seed can check your result.',
    },
  },
};

/** The words in the language of the page. */
export const words = (): TutorialWords => (getState().language === 'hi' ? hindi : english);
