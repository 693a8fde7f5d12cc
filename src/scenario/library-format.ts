/** The library format `sudarshan/library/1`: figures with source and spread, and how units are composed. */
import { z } from 'zod';

/** One figure as written. */
export const figureFormat = z.strictObject({
  v: z.unknown().optional(),
  min: z.union([z.number(), z.string()]).optional(),
  max: z.union([z.number(), z.string()]).optional(),
  unit: z.string().optional(),
  source: z.array(z.string()).optional(),
  check: z.enum(['seen', 'recall', 'derived']).optional(),
  conf: z.enum(['high', 'medium', 'low']).optional(),
  note: z.string().optional(),
  assumed: z.boolean().optional(),
});

const loadFormat = z.strictObject({
  interceptor: z.string(),
  ready: z.number().int().min(0),
  reserve: z.number().int().min(0),
});

const fireUnitFormat = z.strictObject({
  id: z.string(),
  name: z.string(),
  east_m: z.number(),
  north_m: z.number(),
  radar: z.string(),
  role: z.enum(['engagement', 'point']),
  launchers: z
    .array(
      z.strictObject({
        id: z.string(),
        count: z.number().int().min(1),
        radius_m: z.number().min(0),
        loads: z.array(loadFormat).min(1),
      }),
    )
    .min(1),
});

/** What a unit consists of: offsets are notional, m east and north of the unit's place before it is turned. */
export const compositionFormat = z.strictObject({
  command_post: z.strictObject({ east_m: z.number(), north_m: z.number() }).optional(),
  radars: z
    .array(
      z.strictObject({
        id: z.string(),
        radar: z.string(),
        role: z.enum(['acquisition', 'engagement', 'airborne', 'point']),
        east_m: z.number(),
        north_m: z.number(),
      }),
    )
    .optional(),
  fire_units: z.array(fireUnitFormat).optional(),
});
export type Composition = z.output<typeof compositionFormat>;

/** The outermost shape of one library file; entries are read by hand because their figures are free. */
export const libraryFileFormat = z.strictObject({
  schema: z.literal('sudarshan/library/1'),
  sources: z
    .record(
      z.string(),
      z.strictObject({ title: z.string(), url: z.string().optional(), year: z.number().optional() }),
    )
    .optional(),
  templates: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  radars: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  interceptors: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  systems: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  threats: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  own: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  procurement: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  doctrine: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

/** Sections of the library, in the order they are listed. */
export const librarySections = [
  'systems',
  'radars',
  'interceptors',
  'threats',
  'own',
  'procurement',
  'doctrine',
] as const;
export type LibrarySection = (typeof librarySections)[number];
