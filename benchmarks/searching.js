// Opens a search engine as a page would, asks it everything, and tells what that cost the processor.
// Run by searching.py: node searching.js ENGINE FOLDER < queries, one a line. Engines: ours, lunr.
"use strict"

const { readFileSync, readdirSync } = require("node:fs")
const { join } = require("node:path")
const { runInThisContext } = require("node:vm")

const SHOWN = 5 /* results that are quoted */

/** Give the milliseconds of the processor so far, those of its helpers (collector, compiler) too. */
function spent() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function run(file) {
  runInThisContext(readFileSync(file, "utf8"), { filename: file })
}

/** Open this project's search: its scripts, then what they load themselves. */
async function ours(folder) {
  globalThis.window = globalThis
  const append = (script) => {
    run(script.src.split("?")[0])
    script.onload()
  }
  globalThis.document = { createElement: () => ({}), head: { append } }
  for (const name of ["words", "quote", "index", "search"]) run(join(folder, `kim-${name}.js`))
  const engine = await globalThis.kim.search.open(`${folder}/search/`, "0")
  return async (query) => {
    const { hits, sought } = await engine.find(query)
    await Promise.all(hits.slice(0, SHOWN).map(({ number }) => engine.reason(number, sought)))
    return hits.length
  }
}

/** Open Material's: its worker with its index, in the messages that they exchange. */
async function lunr(folder) {
  const workers = join(folder, "assets/javascripts/workers")
  let hear
  let answered
  globalThis.self = globalThis
  globalThis.importScripts = (...files) => files.forEach((file) => run(join(workers, file)))
  globalThis.addEventListener = (_, listener) => (hear = listener)
  globalThis.postMessage = (message) => answered(message)
  run(join(workers, readdirSync(workers).find((name) => /^search\..*\.js$/.test(name))))
  const say = (data) =>
    new Promise((resolve) => {
      answered = resolve
      hear({ data })
    })
  const index = readFileSync(join(folder, "search/search_index.json"), "utf8")
  await say({ type: 0, data: { ...JSON.parse(index), options: { suggest: false } } })
  return async (query) => (await say({ type: 2, data: query })).data.items.length
}

async function main(engine, folder) {
  const queries = readFileSync(0, "utf8").split("\n")
  const begun = spent()
  const ask = await { ours, lunr }[engine](folder)
  const ready = spent() - begun
  const took = []
  let found = 0
  for (const query of queries) {
    const before = spent()
    found += (await ask(query)) > 0
    took.push(spent() - before)
  }
  process.stdout.write(JSON.stringify({ ready, took, found }))
}

main(...process.argv.slice(2))
