/** Country names of the base map in the language of the page, from the browser's own list of regions. */
import type { FeatureCollection, Point } from 'geojson';
import { getState, type Language } from '../state/store.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Names of regions in a language by their English name; a pair of letters that is no region is left out. */
function regionNames(language: Language): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const own = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    pairs.flatMap((code) => {
      const [from, to] = [english.of(code), own.of(code)];
      return from && to ? [[from, to] as const] : [];
    }),
  );
}

/** The names as the map is to show them; one that the browser does not know stays as the atlas has it. */
export function countryNames(names: FeatureCollection<Point>): FeatureCollection<Point> {
  const { language } = getState();
  if (language === 'en') return names;
  const told = regionNames(language);
  return {
    ...names,
    features: names.features.map(({ properties, ...place }) => ({
      ...place,
      properties: { ...properties, name: told.get(properties!.name) ?? properties!.name },
    })),
  };
}
