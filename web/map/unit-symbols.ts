/** Own ground units as MIL-STD-2525 / APP-6 symbols, from milsymbol, fetched apart from the first download. */

export const unitKinds = ['command', 'radar', 'launcher'] as const;
export type UnitSymbol = (typeof unitKinds)[number];

/** Paints a unit about the middle of a 64 px cell; `lost` crosses it out. */
export type UnitPainter = (paint: CanvasRenderingContext2D, kind: UnitSymbol, lost: boolean) => void;

/** MIL-STD-2525C codes: headquarters of air defence, radar, air defence missile launcher. */
const codes: Readonly<Record<UnitSymbol, string>> = {
  command: 'SFGPUCD---A----',
  radar: 'SFGPESR---*****',
  launcher: 'SFGPEWMA--*****',
};

/** Load the symbol library and give a painter that uses it. */
export async function loadUnitPainter(): Promise<UnitPainter> {
  const { default: ms } = await import('milsymbol');
  const symbols = new Map<UnitSymbol, HTMLCanvasElement>();
  for (const kind of unitKinds) symbols.set(kind, new ms.Symbol(codes[kind], { size: 34 }).asCanvas());
  return (paint, kind, lost) => {
    const symbol = symbols.get(kind)!;
    const scale = Math.min(1, 58 / symbol.width, 58 / symbol.height);
    const width = symbol.width * scale;
    const height = symbol.height * scale;
    if (lost) paint.globalAlpha = 0.5;
    paint.drawImage(symbol, -width / 2, -height / 2, width, height);
    paint.globalAlpha = 1;
    if (!lost) return;
    paint.beginPath();
    paint.moveTo(-24, -24);
    paint.lineTo(24, 24);
    paint.moveTo(24, -24);
    paint.lineTo(-24, 24);
    paint.lineWidth = 6;
    paint.strokeStyle = '#ff5a50';
    paint.stroke();
  };
}
