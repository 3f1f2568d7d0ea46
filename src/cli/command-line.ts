import { CliError } from './cli-error.ts';

/** How an option is read: `flag` takes no value, `texts` may be given several times, a list names the only values there are. */
export type OptionKind = 'flag' | 'text' | 'texts' | 'number' | 'count' | readonly string[];

/** What a command accepts, so that anything else is refused by name. */
export interface Grammar {
  /** Names of the operands, all required. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, OptionKind>>;
  /** Options that must be given. */
  readonly required?: readonly string[];
}

/** Options that every command has. */
const EVERYWHERE: Readonly<Record<string, OptionKind>> = { json: 'flag', help: 'flag', lang: ['zh-CN', 'en'] };

/** A command line after its grammar was checked: what is read here has the right kind. */
export class CommandLine {
  constructor(
    readonly operands: readonly string[],
    private readonly values: ReadonlyMap<string, readonly string[]>,
  ) {}

  flag(name: string): boolean {
    return this.values.has(name);
  }

  text(name: string): string | undefined {
    return this.values.get(name)?.[0];
  }

  /** All values of an option in the order given. */
  texts(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : Number(value);
  }
}

/**
 * Reads `--name value`, `--name=value`, flags and operands in any order; after `--` everything is an operand.
 * @throws CliError `option-unknown`, `option-twice`, `option-without-value`, `option-flag`, `option-invalid`, `option-missing`,
 * `operand-missing`, `operand-surplus`
 */
export function readCommandLine(words: readonly string[], grammar: Grammar): CommandLine {
  const kinds = { ...EVERYWHERE, ...grammar.options };
  const values = new Map<string, readonly string[]>();
  const operands: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (word === '-h') values.set('help', []);
    else if (!word.startsWith('-') || word === '-') operands.push(word);
    else at = readOption(words, at, kinds, values);
  }
  const line = new CommandLine(operands, values);
  if (!line.flag('help')) checkComplete(line, grammar);
  return line;
}

/** Takes one option and returns the position of its last word. */
function readOption(
  words: readonly string[],
  at: number,
  kinds: Readonly<Record<string, OptionKind>>,
  values: Map<string, readonly string[]>,
): number {
  const [option, ...rest] = words[at].split('=');
  const name = option.slice(2);
  const kind = option.startsWith('--') && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) throw new CliError('option-unknown', { option });
  if (values.has(name) && kind !== 'texts') throw new CliError('option-twice', { option });
  const inline = rest.length > 0;
  if (kind === 'flag') {
    if (inline) throw new CliError('option-flag', { option });
    values.set(name, []);
    return at;
  }
  const value = inline ? rest.join('=') : words[at + 1];
  if (value === undefined || value === '' || (!inline && value.startsWith('--')))
    throw new CliError('option-without-value', { option });
  checkValue(option, kind, value);
  values.set(name, [...(values.get(name) ?? []), value]);
  return inline ? at : at + 1;
}

function checkValue(option: string, kind: Exclude<OptionKind, 'flag'>, value: string): void {
  const shown = value.slice(0, 80);
  if (typeof kind !== 'string') {
    if (!kind.includes(value)) throw new CliError('option-choice', { option, value: shown, choices: kind.join(', ') });
    return;
  }
  if (kind === 'number' && !(/^\d*\.?\d+(e[+-]?\d+)?$/i.test(value) && Number.isFinite(Number(value))))
    throw new CliError('option-number', { option, value: shown });
  if (kind === 'count' && !(/^\d+$/.test(value) && Number.isSafeInteger(Number(value))))
    throw new CliError('option-count', { option, value: shown });
}

function checkComplete(line: CommandLine, { operands, required = [] }: Grammar): void {
  const given = line.operands.length;
  if (given < operands.length) throw new CliError('operand-missing', { operand: operands[given] });
  if (given > operands.length) throw new CliError('operand-surplus', { operand: line.operands[operands.length].slice(0, 200) });
  const missing = required.find((name) => line.text(name) === undefined);
  if (missing !== undefined) throw new CliError('option-missing', { option: `--${missing}` });
}
