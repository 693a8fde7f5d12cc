/** Look and behaviour of a report: inside the file, so that it works from a disk without a network, and in the app. */

/** Everything stands under `.report`, so that the app can put it into a page of its own look. */
export const reportStyle = `
.report{color-scheme:light;font:16px/1.5 system-ui,"Nirmala UI","Kohinoor Devanagari","Noto Sans Devanagari",sans-serif;color:#1d2329;background:#fff;margin:0 auto;max-width:70rem;padding:0 1rem 3rem}
.report h1{line-height:1.2;margin:.5rem 0}.report h2{margin-top:2.5rem;border-bottom:2px solid #d0d4d8;padding-bottom:.25rem}
.report .notice{background:#fff3cd;border:1px solid #d9b84a;padding:.5rem .75rem;margin:1rem 0;font-weight:600}
.report figure{margin:1.5rem 0;padding:1rem;border:1px solid #d0d4d8;border-radius:6px}
.report figcaption{font-weight:600;margin-bottom:.5rem}
.report figure svg{max-width:100%;height:auto;display:block}
.report .save{margin:.5rem 0 0;font-size:.9rem}
.report button{font:inherit;min-height:28px;min-width:44px;padding:.1rem .6rem;border:1px solid #5b6670;border-radius:4px;background:#f3f5f7;color:#1d2329;cursor:pointer}
.report button:hover{background:#e3e8ec}.report :focus-visible{outline:3px solid #0072b2;outline-offset:1px}
.report .wide{overflow-x:auto}
.report table{border-collapse:collapse;font-size:.9rem;margin:.75rem 0}
.report th,.report td{border:1px solid #d0d4d8;padding:.3rem .5rem;text-align:left;vertical-align:top}
.report th{background:#f3f5f7}.report td.n{text-align:right}
.report code{font-size:.85rem;background:#f3f5f7;padding:.1rem .25rem;overflow-wrap:anywhere}
.report input{font:inherit;color:inherit;background:#fff;min-height:26px;max-width:100%}.report input[type=number]{width:6rem}
.report summary{cursor:pointer;font-weight:600;padding:.35rem 0}
.report footer{margin-top:3rem;border-top:1px solid #d0d4d8;font-size:.85rem;overflow-wrap:anywhere}
@media (max-width:40rem){.report figure{padding:.5rem;margin:1rem 0;overflow-x:auto}.report h1{font-size:1.5rem}.report figure svg{min-width:560px}}
@media print{.report{max-width:none;padding:0;font-size:10pt}.report button,.report .save,.report td label,.report p:has(#app){display:none}
.report .wide{overflow:visible}.report table{font-size:7pt}.report td,.report th{padding:.1rem .25rem;overflow-wrap:break-word}
.report figure,.report tr,.report li{break-inside:avoid}.report h2,.report summary,.report figcaption{break-after:avoid}.report thead{display:table-header-group}
.report details::details-content{content-visibility:visible;block-size:auto}.report figure svg{min-width:0;width:100%}.report *{print-color-adjust:exact}}
`;

/**
 * Saves charts, and opens any run on the map. Text of a script, since `src/` has no page to act on: the file carries it as it
 * is, and the app's build makes a module of it.
 */
export const reportScript = `
/** Makes the buttons of a report work. root: the document or shadow root that holds it. openRun: what to do with a cell and a seed. */
function attachReport(root, data, openRun) {
  const save = (blob, name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const quoted = (value) => {
    const text = String(value);
    const safe = /^[=+@-]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
    return /[",\\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const svgText = (id) => new XMLSerializer().serializeToString(root.getElementById(id));
  const kinds = {
    svg: (id) => save(new Blob([svgText(id)], { type: 'image/svg+xml' }), id + '.svg'),
    csv: (id) => save(new Blob([data.charts[id].map((row) => row.map(quoted).join(',')).join('\\r\\n') + '\\r\\n"' + data.notice + '"\\r\\n'], { type: 'text/csv' }), id + '.csv'),
    png: (id) => {
      const svg = root.getElementById(id);
      const image = new Image();
      image.onload = () => {
        const canvas = document.createElement('canvas');
        canvas.width = 2 * svg.viewBox.baseVal.width;
        canvas.height = 2 * svg.viewBox.baseVal.height;
        canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((blob) => save(blob, id + '.png'));
      };
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svgText(id));
    },
  };
  root.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.save) kinds[button.dataset.save](button.dataset.chart);
    if (button.dataset.open) {
      const input = button.parentElement.querySelector('input');
      if (input.reportValidity()) openRun(Number(button.dataset.open), Number(input.value), data);
    }
  });
}
/** Opens a run in the app at the address that stands in the report, as a scenario with the assumed figures of that run. */
function openInApp(cell, seed, data) {
  const scenario = structuredClone(data.scenarios[cell]);
  for (const { figures, shares } of data.assumed)
    for (const { path, from, to } of figures)
      (scenario.figures ??= {})[path] = from + (to - from) * shares[seed - data.seed];
  const bytes = new TextEncoder().encode(JSON.stringify(scenario));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  window.open(document.getElementById('app').value + '#seed=' + seed + '&scenario=' + encodeURIComponent(text), '_blank', 'noopener');
}
`;
