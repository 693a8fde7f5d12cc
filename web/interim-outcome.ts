import { countOutcome } from '../src/views/interim.ts';
import type { OutcomeCounts, RunRecord } from './door.ts';
export const outcomeOf = (record: RunRecord): OutcomeCounts => countOutcome(record);
