// Plain CommonJS without modern syntax, so that even an old Node can run it and say what is wrong. Runs the script it
// is given in the same process, so that a signal meant for the one reaches the other.
'use strict'
var path = require('node:path')
var url = require('node:url')
var modules = require('node:module')
var script = process.argv[2]
var major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    'Liền Mạch needs Node.js 24 or newer, and this is ' +
      process.version +
      '.\n' +
      'On Linux (x64, arm64) and Windows (x64) "npm ci" brings its own: run it again without --omit=optional.\n' +
      'Elsewhere install Node.js 24 from https://nodejs.org and try again.\n',
  )
  process.exit(1)
}
if (script) {
  // The second start need not compile again what the first one compiled.
  modules.enableCompileCache(path.join(__dirname, '..', 'node_modules', '.cache', 'node'))
  process.argv.splice(1, 2, path.resolve(script))
  import(url.pathToFileURL(process.argv[1]).href)
}
