import type { CommandLine, Grammar } from './command-line.ts';
import type { Terminal } from './terminal.ts';

/** One command: what it accepts and what it does. Its help is the text `cli.help.<name>`. */
export interface Command {
  readonly grammar: Grammar;
  /**
   * Returns 1 where the answer is no, and nothing else is.
   * @throws an error with a stable `code`; it becomes one line on standard error
   */
  run(line: CommandLine, terminal: Terminal): Promise<1 | void>;
}
