// This file must parse on any Node, so that an old one gets a sentence and not
// a syntax error: no static imports, nothing newer than import().
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    'Signalbox needs Node 20 or newer to begin with; this is Node ' +
      process.versions.node +
      ': install Node 24 and run this again.',
  );
  process.exit(1);
}
import('./lib/tests.mjs').then(m => m.runTests(process.argv.slice(2)));
