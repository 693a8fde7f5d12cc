import 'uplot/dist/uPlot.min.css';
import './styles/map.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/panels.css';
import './styles/coverage.css';
import './styles/chain.css';
import './styles/dialogs.css';
import './styles/phone.css';
import './styles/palette.css';
import './styles/print.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { linkedRun } from './run/linked-run.ts';
import { takeToken } from './sources/token.ts';
import { openRecordFolder, runHere } from './state/actions.ts';
import { restoreLanguage } from './state/store.ts';

takeToken();
restoreLanguage();
createRoot(document.getElementById('root')!).render(<App />);

const folder = new URLSearchParams(location.search).get('record');
if (folder) openRecordFolder(folder);

const linked = linkedRun(location.hash);
if (linked) runHere('linked.yaml', linked.text, linked.name, linked.seed);
