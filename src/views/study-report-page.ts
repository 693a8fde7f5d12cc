/** Look and behaviour of a report's page: both go inside the file, so that it works from a disk without a network. */

export const reportStyle = `
:root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1d2329;background:#fff}
body{margin:0 auto;max-width:70rem;padding:0 1rem 3rem}
h1{line-height:1.2;margin:.5rem 0}h2{margin-top:2.5rem;border-bottom:2px solid #d0d4d8;padding-bottom:.25rem}
.notice{background:#fff3cd;border:1px solid #d9b84a;padding:.5rem .75rem;margin:1rem 0;font-weight:600}
figure{margin:1.5rem 0;padding:1rem;border:1px solid #d0d4d8;border-radius:6px}
figcaption{font-weight:600;margin-bottom:.5rem}
figure svg{max-width:100%;height:auto;display:block}
.save{margin:.5rem 0 0;font-size:.9rem}
button{font:inherit;min-height:28px;min-width:44px;padding:.1rem .6rem;border:1px solid #5b6670;border-radius:4px;background:#f3f5f7;color:#1d2329;cursor:pointer}
button:hover{background:#e3e8ec}:focus-visible{outline:3px solid #0072b2;outline-offset:1px}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.9rem;margin:.75rem 0}
th,td{border:1px solid #d0d4d8;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#f3f5f7}td.n{text-align:right}
code{font-size:.85rem;background:#f3f5f7;padding:.1rem .25rem;overflow-wrap:anywhere}
input{font:inherit;min-height:26px;max-width:100%}input[type=number]{width:6rem}
summary{cursor:pointer;font-weight:600;padding:.35rem 0}
footer{margin-top:3rem;border-top:1px solid #d0d4d8;font-size:.85rem;overflow-wrap:anywhere}
@media (max-width:40rem){figure{padding:.5rem;margin:1rem 0}h1{font-size:1.5rem}figure svg{min-width:560px}figure{overflow-x:auto}}
@media print{button,.save{display:none}}
`;

/** Saves charts, and opens any run in the app as a scenario with the assumed figures of that run. */
export const reportScript = `
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
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
  const svgText = (id) => new XMLSerializer().serializeToString(document.getElementById(id));
  const kinds = {
    svg: (id) => save(new Blob([svgText(id)], { type: 'image/svg+xml' }), id + '.svg'),
    csv: (id) => save(new Blob([data.charts[id].map((row) => row.map(quoted).join(',')).join('\\r\\n') + '\\r\\n"' + data.notice + '"\\r\\n'], { type: 'text/csv' }), id + '.csv'),
    png: (id) => {
      const svg = document.getElementById(id);
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
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.save) kinds[button.dataset.save](button.dataset.chart);
    if (button.dataset.open) {
      const input = button.parentElement.querySelector('input');
      if (!input.reportValidity()) return;
      const seed = Number(input.value);
      const scenario = structuredClone(data.scenarios[Number(button.dataset.open)]);
      for (const { figures, shares } of data.assumed)
        for (const { path, from, to } of figures)
          (scenario.figures ??= {})[path] = from + (to - from) * shares[seed - data.seed];
      const bytes = new TextEncoder().encode(JSON.stringify(scenario));
      const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      window.open(document.getElementById('app').value + '#seed=' + seed + '&scenario=' + encodeURIComponent(text), '_blank', 'noopener');
    }
  });
})();
`;
