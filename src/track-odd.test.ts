import { describe, expect, it } from 'vitest';
import { type TrackedFile, trackPlots } from './track-file.ts';

const radar = { id: 1, x: 0, y: 0, z: 0, period: 2, pd: 0.9, rMin: 1000, rMax: 150000, elMin: 0, elMax: 0.6 };
const sensors = {
  rotating: false,
  duration_s: 60,
  eval_period_s: 2,
  radars: [{ ...radar, sr: 30, saz: 0.002, sel: 0.002, srr: 2, clutter: 5 }],
};
const header = 't,sensor,scan,range,az,el,rangerate';

/** Rows of one object that comes straight in at 200 m/s, without error, every 2 s. */
function rowsOf(from: number, to: number): string[] {
  const rows: string[] = [];
  for (let time = from; time <= to; time += 2)
    rows.push(`${time},1,${time / 2},${90000 - 200 * time},1,0.1,-200`);
  return rows;
}

function tracked(rows: readonly string[], changes = {}): TrackedFile {
  const answer = trackPlots([header, ...rows].join('\n'), JSON.stringify({ ...sensors, ...changes }));
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

/** Numbers of the tracks shown. */
function idsOf({ rows }: TrackedFile): number[] {
  return [...new Set(rows.id.subarray(0, rows.count))];
}

describe('recorded plots', () => {
  it('without a header are refused with the column that is missing', () => {
    expect(trackPlots('', JSON.stringify(sensors))).toContain('column t is missing');
  });

  it('that are none or one give no track', () => {
    expect(tracked([]).rows.count).toBe(0);
    expect(tracked(rowsOf(2, 2)).rows.count).toBe(0);
  });

  it('that are written twice give the same rows as once', () => {
    const once = tracked(rowsOf(2, 40));
    const twice = tracked(rowsOf(2, 40).flatMap((row) => [row, row]));
    expect(idsOf(once)).toEqual([1]);
    expect(twice.rows.count).toBe(once.rows.count);
    expect([...twice.rows.x]).toEqual([...once.rows.x]);
    expect(twice.skipped).toBe(20);
  });

  it('whose time goes backwards are put in order and counted', () => {
    const straight = tracked(rowsOf(2, 40));
    const backwards = tracked(rowsOf(2, 40).reverse());
    expect([...backwards.rows.x]).toEqual([...straight.rows.x]);
    expect(backwards.plots.outOfOrder).toBe(19);
  });

  it('that are not numbers or of no radar are counted, and the rest followed', () => {
    const odd = [
      'NaN,1,1,50000,1,0.1,0',
      '4,1,1,NaN,1,0.1,0',
      '4,1,1,,1,0.1,0',
      '4,1',
      'x',
      '4,7,1,50000,1,0.1,0',
    ];
    const answer = tracked([...odd, ...rowsOf(2, 40)]);
    expect(answer.plots.malformed).toBe(5);
    expect(answer.plots.unknownSensor).toBe(1);
    expect(idsOf(answer)).toEqual([1]);
  });

  it('of a radar that stops for five minutes and returns give a track before and one after', () => {
    const answer = tracked([...rowsOf(2, 40), ...rowsOf(340, 380)]);
    expect(idsOf(answer)).toHaveLength(2);
  });

  it('from the far future, or a file that claims to last for ages, end all the same', () => {
    const answer = tracked([...rowsOf(2, 40), '1e18,1,1,50000,1,0.1,0', '9e9,1,1,50000,1,0.1,0'], {
      duration_s: 1e300,
      eval_period_s: 0.001,
    });
    expect(answer.plots.malformed).toBe(1);
    expect(idsOf(answer)).toEqual([1]);
  });

  it('of a radar whose period is a slip are refused with its place', () => {
    const radars = [{ ...sensors.radars[0], period: 1e9 }];
    expect(trackPlots(header, JSON.stringify({ ...sensors, radars }))).toContain('radars[0].period');
  });
});
