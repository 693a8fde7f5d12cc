/**
 * Who may import whom. Type imports count. Read each row as: files of this folder may import, besides their
 * own folder, only what the patterns name. Tests beside the source are free.
 */
const nouns = [
  'world/(truth|command|outcome)',
  'sensors/(plot|sighting|report|dwell-request)',
  'tracks/track',
  'decisions/(order|resources)',
  'engagements/engagement',
];
const ownSide = ['math/', 'geo/', 'scenario/(defence|category|flyout-profile)'];

const rows = {
  math: [],
  geo: ['math/'],
  scenario: ['math/', 'geo/'],
  assignment: ['math/', 'geo/'],
  world: [...ownSide, 'scenario/(raid|scenario)'],
  sensors: [...ownSide, 'scenario/raid', 'world/(truth|outcome)'],
  tracks: [...ownSide, 'sensors/(plot|sighting|report)'],
  decisions: [
    ...ownSide,
    'assignment/',
    'tracks/track',
    'sensors/(report|dwell-request)',
    'engagements/engagement',
  ],
  engagements: [...ownSide, 'decisions/(order|resources)', 'tracks/track', 'sensors/report', 'world/command'],
  record: ['math/', 'geo/', 'scenario/', ...nouns],
  analysis: ['math/', 'geo/', 'scenario/', 'record/', ...nouns],
  views: ['math/', 'geo/', 'scenario/', 'record/', 'analysis/', 'coverage/coverage', ...nouns, 'study/'],
  formats: ['math/', 'geo/', 'scenario/', 'record/', 'coverage/coverage', ...nouns],
  study: ['math/', 'geo/', 'scenario/', 'record/', 'analysis/', 'coverage/', 'simulate'],
  coverage: ['math/', 'geo/', 'scenario/', 'world/', 'sensors/', 'tracks/track', 'decisions/window'],
};

const test = '\\.(test|bench|fixture)\\.tsx?$';

function rowRule([folder, allowed]) {
  const targets = [`${folder}/`, ...allowed].map((path) => (path.endsWith('/') ? path : `${path}\\.ts$`));
  return {
    name: `${folder}-imports-only-its-row`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: test },
    to: { path: '^(src|node|cli|web)/', pathNot: `^src/(${targets.join('|')})` },
  };
}

const edge = (name, folder, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: test },
  to: { path: '^(src|node|cli|web|test|bench|scripts)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    ...Object.entries(rows).map(rowRule),
    {
      name: 'belief-never-reaches-truth',
      comment: 'Right of the sensors nothing may reach the raid or the true state, not even through others.',
      severity: 'error',
      from: { path: '^src/(tracks|decisions|engagements)/', pathNot: test },
      to: { path: '^src/(scenario/(raid|scenario)|world/(truth|outcome))\\.ts$', reachable: true },
    },
    {
      name: 'index-is-imported-by-nobody-inside',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: '^(src/index\\.ts|node/|cli/|web/|test/|bench/)' },
    },
    {
      name: 'pure-packages-only',
      comment: 'Packages that src/ may use: pure JavaScript with the same result everywhere.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: {
        path: 'node_modules|^(node:)?[a-z]',
        pathNot: '^src/|node_modules/(@stdlib/math-base-special-|@noble/hashes/|zod/|yaml/|fflate/|saxes/)',
      },
    },
    {
      name: 'one-door-for-elementary-functions',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/math/elementary\\.ts$|${test}` },
      to: { path: 'node_modules/@stdlib/' },
    },
    edge('node-imports-only-the-door', 'node', '^(node/|src/index\\.ts$)'),
    edge('cli-imports-only-the-door-and-node', 'cli', '^(cli/|node/|src/index\\.ts$)'),
    edge('web-imports-only-the-door', 'web', '^(web/|src/index\\.ts$)'),
    {
      name: 'no-circle',
      comment: 'Circles of types alone are harmless; circles of values depend on who is loaded first.',
      severity: 'error',
      from: { path: '^(src|node|cli|web)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test|bench|scripts)/|\\.css$|\\?' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
