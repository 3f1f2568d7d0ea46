import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LAYER_SUBJECTS } from '../fuzz/layer-subjects.ts';
import { RECORD_SUBJECTS } from '../fuzz/record-subjects.ts';
import { type FuzzFault, Fuzzer } from '../fuzz/run-fuzz.ts';
import { tellFigures } from './figures.ts';

/*
 * Every reader on many damaged files, for a bounded time. All readers go on together, a round of seeds each, so that none waits until
 * the others are through; how far each came is kept, and the next run goes on from there. A fault is named by its seed:
 *
 *   npx tsx tests/nightly/fuzz.ts [mutations] [minutes]                    goes on, or begins anew where all is done
 *   npx tsx tests/nightly/fuzz.ts --subject NAME --seed N                  that one file again
 */

/** Seeds of a reader before it is the next one's turn. */
const ROUND = 500;
/** A reader with so many faults is left until they are mended. */
const MOST_FAULTS = 5;
const STATE = process.env.CHIDU_FUZZ_STATE ?? '.cache/fuzz.json';

interface Reached {
  /** The last seed that was read. */
  seed: number;
  /** Damaged files that were read to the end, without a refusal. */
  taken: number;
  faults: FuzzFault[];
}
type State = Record<string, Reached>;

const NAMES = [...LAYER_SUBJECTS, ...RECORD_SUBJECTS].map(({ name }) => name);
const words = process.argv.slice(2);
const valueOf = (option: string): string | undefined => (words.includes(option) ? words[words.indexOf(option) + 1] : undefined);
const fuzzer = new Fuzzer();

const subject = valueOf('--subject');
const faultCount = subject === undefined ? await goOn(Number(words[0] ?? 20_000), Number(words[1] ?? 220)) : await again(subject);
fuzzer.stop();
process.exit(faultCount > 0 ? 1 : 0);

async function again(name: string): Promise<number> {
  if (!NAMES.includes(name)) throw new RangeError(`There is no reader ${name}: ${NAMES.join(', ')}.`);
  const seed = Number(valueOf('--seed') ?? 1);
  const { faults, taken } = await fuzzer.run(name, seed, seed);
  console.log(faults.length > 0 ? faults : taken > 0 ? 'read' : 'refused');
  return faults.length;
}

async function goOn(mutations: number, minutes: number): Promise<number> {
  const until = performance.now() + minutes * 60_000;
  const state = begin(mutations);
  const left = (): string[] =>
    NAMES.filter((name) => state[name].seed < mutations && state[name].faults.length < MOST_FAULTS).sort(
      (a, b) => state[a].seed - state[b].seed,
    );
  for (let names = left(); names.length > 0 && performance.now() < until; names = left()) {
    const [name] = names;
    const reached = state[name];
    const last = Math.min(mutations, reached.seed + ROUND);
    const { faults, taken } = await fuzzer.run(name, last, reached.seed + 1);
    reached.seed = last;
    reached.taken += taken;
    reached.faults.push(...faults);
    keep(state);
    console.log(`${name}: ${last} of ${mutations}, ${reached.taken} taken`);
    for (const { seed, file, fault } of faults) console.log(`  seed ${seed} ${file ?? ''}: ${fault}`);
  }
  const all = NAMES.map((name) => state[name]);
  const faults = all.reduce((sum, one) => sum + one.faults.length, 0);
  const read = all.reduce((sum, { seed }) => sum + seed, 0);
  tellFigures({
    readers: NAMES.length,
    mutations: read,
    taken: all.reduce((sum, { taken }) => sum + taken, 0),
    faults,
    isWhole: left().length === 0,
  });
  return faults;
}

/** What earlier runs reached; anew where all of it was done. Faults are read again: they may be mended. */
function begin(mutations: number): State {
  const kept = existsSync(STATE) ? (JSON.parse(readFileSync(STATE, 'utf8')) as State) : {};
  const isDone = NAMES.every((name) => (kept[name]?.seed ?? 0) >= mutations);
  return Object.fromEntries(
    NAMES.map((name) => {
      const { seed = 0, taken = 0, faults = [] } = (isDone ? undefined : kept[name]) ?? {};
      const again = faults.length === 0 ? seed : Math.min(seed, ...faults.map((fault) => Math.max(0, fault.seed - 1)));
      return [name, { seed: again, taken, faults: [] }];
    }),
  );
}

function keep(state: State): void {
  mkdirSync(dirname(STATE), { recursive: true });
  writeFileSync(STATE, `${JSON.stringify(state, null, 1)}\n`);
}
