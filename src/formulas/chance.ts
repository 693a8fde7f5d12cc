/** Formulas of chance and of queues. */
import { wholeSalvoes } from '../decisions/offers.ts';
import { atLeastOne, erlangB } from '../math/distributions.ts';
import { type Computed, type Formula, share } from './row.ts';

export const chanceFormulas: readonly Formula[] = [
  {
    name: 'salvo-kill',
    about: 'probability that n independent rounds kill at least once',
    unit: 'probability',
    source: '1 - (1 - p)^n; Washburn and Kress, Combat Modeling, 2009, chapter 2',
    keys: [
      { key: 'p', meaning: 'probability of kill of one round', ...share },
      { key: 'n', meaning: 'rounds', least: 0, most: 10000, whole: true },
    ],
    compute: (inputs) => ({ value: atLeastOne(inputs.number('p'), inputs.number('n')) }),
  },
  {
    name: 'salvo-leak',
    about: 'probability that at least one of n objects leaks; expected leakers beside it',
    unit: 'probability',
    source: '1 - (1 - q)^n; Wilkening, Science and Global Security 8, 1999',
    keys: [
      { key: 'q', meaning: 'probability that one object leaks', ...share },
      { key: 'n', meaning: 'objects', least: 0, most: 10000, whole: true },
    ],
    compute: (inputs): Computed => {
      const q = inputs.number('q');
      const n = inputs.number('n');
      return { value: atLeastOne(q, n), expected_leakers: q * n };
    },
  },
  {
    name: 'salvo-count',
    about: 'whole salvoes in a stock: objects that it serves once',
    unit: 'salvoes',
    source: 'rounds divided by rounds a salvo, rounded down',
    keys: [
      { key: 'rounds', meaning: 'rounds in stock', least: 0, whole: true },
      { key: 'n', meaning: 'rounds a salvo', least: 1, whole: true },
    ],
    compute: (inputs) => ({ value: wholeSalvoes(inputs.number('rounds'), inputs.number('n')) }),
  },
  {
    name: 'erlang-b',
    about: 'share of objects that find all channels busy',
    unit: 'probability',
    source: 'Erlang 1917; Kleinrock, Queueing Systems vol. 1, 1975, 3.5',
    keys: [
      { key: 'load', meaning: 'offered load, erlang', least: 0 },
      { key: 'channels', meaning: 'channels', least: 0, most: 100000, whole: true },
    ],
    compute: (inputs) => ({ value: erlangB(inputs.number('load'), inputs.number('channels')) }),
  },
];
