import { spawn } from 'node:child_process';
import { root } from './root.ts';

/** Runs a program in the checkout, its output on ours; rejects with the command and its status where it fails. */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')}: exit status ${status}`));
    });
  });
}

/** Runs a JavaScript file of an installed package under this Node. */
export function runNode(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  return run(process.execPath, [script, ...args], env);
}
