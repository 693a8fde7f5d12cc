/**
 * A record for globes: KML 2.2 with the places of assets and units, the ways of objects and of tracks as lines at
 * true height with their time, and the range of each radar. No extension elements: it validates against the OGC schema.
 *
 * Source: OGC 07-147r2, "OGC KML", 2008.
 */
import { objectNameFrom } from '../record/object-name.ts';
import { NOTICE } from '../record/record.ts';
import { sides } from '../scenario/raid.ts';
import { objectKind } from '../world/truth.ts';
import { type Bytes, clearBytes, createBytes, writtenBytes } from './bytes.ts';
import { isoFromSeconds, secondsFromIso } from './instant.ts';
import { createGatherer, gather, leftover, type Stretch } from './paths.ts';
import { putDecimal, putText } from './put-text.ts';
import type { Exporter, Frame, Reads, ReelHead } from './reel.ts';
import { xmlText } from './xml.ts';

/** Places in one line: globes slow down with longer ones, and this bounds what is held. */
const longestLine = 2000;
/** Degrees to 1e-7 (about 1 cm), metres to 0.1. */
const decimals = { angle: 7, height: 1 } as const;

/** Colours as KML writes them: alpha, blue, green, red. */
const styles = {
  own: 'ffd28b26',
  hostile: 'ff2f32dc',
  neutral: 'ff009985',
  interceptor: 'ff89b5ff',
  track: 'ffd682c6',
} as const;

function styleElements(): string {
  return Object.entries(styles)
    .map(
      ([id, colour]) =>
        `<Style id="${id}"><IconStyle><color>${colour}</color><scale>0.8</scale></IconStyle>` +
        `<LineStyle><color>${colour}</color><width>2</width></LineStyle></Style>\n`,
    )
    .join('');
}

function pointElement(
  name: string,
  what: string,
  place: { lonDeg: number; latDeg: number; heightM: number },
) {
  const at = [place.lonDeg.toFixed(7), place.latDeg.toFixed(7), place.heightM.toFixed(1)].join(',');
  return (
    `<Placemark><name>${xmlText(name)}</name><description>${xmlText(what)}</description>` +
    `<styleUrl>#own</styleUrl><Point><coordinates>${at}</coordinates></Point></Placemark>\n`
  );
}

function folder(name: string, content: string): string {
  return `<Folder><name>${name}</name>\n${content}</Folder>\n`;
}

function prologue({ header }: ReelHead): string {
  const assets = header.assets.map((asset) => pointElement(asset.name, `asset: ${asset.kind}`, asset));
  const units = header.units.map((unit) => pointElement(unit.name || unit.id, `unit: ${unit.kind}`, unit));
  const about = `${NOTICE} ${header.engine}, seed ${header.seed}, record ${header.hash}. ${header.description}`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n' +
    `<name>${xmlText(`${header.scenario} (simulated)`)}</name><description>${xmlText(about)}</description>\n` +
    styleElements() +
    folder('Assets', assets.join('')) +
    folder('Units', units.join(''))
  );
}

function putLine(out: Bytes, epoch: number, name: string, style: string, { times, places }: Stretch): void {
  const begin = isoFromSeconds(epoch + times[0]!);
  const end = isoFromSeconds(epoch + times.at(-1)!);
  const kind = times.length > 1 ? 'LineString' : 'Point';
  putText(
    out,
    `<Placemark><name>${xmlText(name)}</name><TimeSpan><begin>${begin}</begin><end>${end}</end></TimeSpan>` +
      `<styleUrl>#${style}</styleUrl><${kind}><altitudeMode>absolute</altitudeMode><coordinates>`,
  );
  for (let i = 0; i < places.length; i += 3) {
    if (i > 0) putText(out, ' ');
    putDecimal(out, places[i]!, decimals.angle);
    putText(out, ',');
    putDecimal(out, places[i + 1]!, decimals.angle);
    putText(out, ',');
    putDecimal(out, places[i + 2]!, decimals.height);
  }
  putText(out, `</coordinates></${kind}></Placemark>\n`);
}

interface Lines {
  readonly name: string;
  readonly reads: Reads;
  readonly rowsOf: (frame: Frame) => { rows: Frame['objects'] | Frame['tracks']; ids: Int32Array };
  readonly nameOf: (id: number) => string;
  readonly styleOf: (id: number) => string;
}

/** One folder of lines, as one pass over the frames. */
function linesFolder(
  { header }: ReelHead,
  lines: Lines,
  before: () => string,
  after: () => string,
): Exporter {
  const epoch = secondsFromIso(header.epoch);
  const gatherer = createGatherer(longestLine);
  const out = createBytes(1 << 16);
  const put = (stretches: readonly Stretch[]): void => {
    for (const stretch of stretches)
      putLine(out, epoch, lines.nameOf(stretch.id), lines.styleOf(stretch.id), stretch);
  };
  return {
    reads: lines.reads,
    begin: () => `${before()}<Folder><name>${lines.name}</name>\n`,
    frame(frame) {
      clearBytes(out);
      const { rows, ids } = lines.rowsOf(frame);
      put(gather(gatherer, frame.time, rows, ids));
      return writtenBytes(out);
    },
    end() {
      clearBytes(out);
      put(leftover(gatherer));
      putText(out, `</Folder>\n${after()}`);
      return writtenBytes(out);
    },
  };
}

/** The passes of a KML file: first the objects, then the tracks. */
export function exportKml(head: ReelHead): Exporter[] {
  const { header, objectList } = head;
  const objects: Lines = {
    name: 'Objects',
    reads: { objects: ['object', 'lat', 'lon', 'height'] },
    rowsOf: ({ objects: rows }) => ({ rows, ids: rows.table.object }),
    nameOf: (object) => objectNameFrom(header, objectList, object),
    styleOf: (object) =>
      objectList.kind[object] === objectKind.interceptor ? 'interceptor' : sides[objectList.side[object]!]!,
  };
  const tracks: Lines = {
    name: 'Tracks',
    reads: { tracks: ['track', 'lat', 'lon', 'height'] },
    rowsOf: ({ tracks: rows }) => ({ rows, ids: rows.table.track }),
    nameOf: (track) => `track ${track}`,
    styleOf: () => 'track',
  };
  return [
    linesFolder(
      head,
      objects,
      () => prologue(head),
      () => '',
    ),
    linesFolder(
      head,
      tracks,
      () => '',
      () => '</Document></kml>\n',
    ),
  ];
}
