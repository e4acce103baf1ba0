/** The packed library in stacks of other engines, and of other copies of its own. */
import { execFileSync } from 'node:child_process';
import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Changes what is installed: nothing else can be done with the project after it. */
export function useEngines(project: string): void {
  const installed = (name: string) => join(project, 'node_modules', name);
  const run = (command: string, ...args: string[]) => {
    execFileSync(command, args, { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] });
  };
  const use = (...args: string[]) => {
    run(process.execPath, 'engines.mjs', ...args);
  };

  cpSync(join(__dirname, 'app/engines.mjs'), join(project, 'engines.mjs'));
  use('cdktf');
  cpSync(installed('cdktf'), installed('engine-copy'), { recursive: true });
  use('engine-copy');
  // The last of each engine.
  run('npm', 'install', '--silent', '--prefer-offline', '--no-save', '--legacy-peer-deps', 'cdktn@^0.21.0 || ^0.24.0');
  use(
    'cdktn',
    'is in a stack of cdktn, but this package creates constructs of cdktf: install and import cdktn-georeplicated-registry [stacksAreOfThisEngine]',
  );
  // As npm does for an alias, "cdktf": "npm:cdktn@^0.24.0": then both are the same engine, whatever it is called.
  rmSync(installed('cdktf'), { recursive: true });
  renameSync(installed('cdktn'), installed('cdktf'));
  use('cdktf');
}
