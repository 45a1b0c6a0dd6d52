import { runBrowser } from './browser.mjs';
import { checkLanes, runCheck } from './checks.mjs';
import { provideChromium } from './chromium.mjs';
import { runCommand } from './command.mjs';
import { prepareFrontend } from './frontends.mjs';
import { runJest } from './jest.mjs';
import { shown } from './places.mjs';
import { providePostgres } from './postgres.mjs';
import { prepare } from './prepare.mjs';
import { isEnding } from './processes.mjs';
import { Progress } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { Report } from './report.mjs';
import { runScriptTests } from './scriptTests.mjs';
import { selectTestFiles } from './testFiles.mjs';
import { readTestOptions, testHelp } from './testOptions.mjs';
import { treeChanges, workingTree } from './workingTree.mjs';

/** One run of `npm test`: the stages, each timed, none hiding a later one. */
class TestRun {
  #options;
  #progress;
  #files;
  report = new Report();

  constructor(options, progress) {
    this.#options = options;
    this.#progress = progress;
    this.#files = selectTestFiles(options);
  }

  /** Part of the tests was asked for: then the checks are beside the point. */
  get #partial() {
    return this.#options.only !== undefined || this.#options.paths.length > 0;
  }

  #wants(stage) {
    const { stages } = this.#options;
    return stages.length === 0 || stages.includes(stage);
  }

  /** Runs one stage; what it refuses is a failure of this stage, and told at once. */
  async #stage(name, kind, work) {
    const step = this.#progress.step(name);
    const since = Date.now();
    let result;
    try {
      result = await work(step.detail);
    } catch (error) {
      if (isEnding()) {
        throw error;
      }
      const said = error instanceof Refusal ? error.message : error.stack;
      result = { counts: { [kind]: { failed: 1 } }, said: [said] };
    }
    if (isEnding()) {
      throw new Error('ending');
    }
    const failed = Object.values(result.counts).some(c => c.failed > 0);
    this.report.add(name, Date.now() - since, result.counts);
    if (failed) {
      step.failed();
      this.#progress.say(result.said.join('\n'));
      if (result.logFile) {
        this.#progress.say(`  (all of it is in ${shown(result.logFile)})`);
      }
    } else {
      step.done();
    }
    return !failed;
  }

  async #lane(checks, tools) {
    const passed = new Set();
    for (const check of checks) {
      if (check.after && !passed.has(check.after)) {
        this.#progress.say(`${check.name}: left out, ${check.after} failed`);
        continue;
      }
      const work = detail => runCheck(check, tools, detail);
      if (await this.#stage(check.name, 'check', work)) {
        passed.add(check.name);
      }
    }
  }

  async #checks(tools) {
    await Promise.all(checkLanes(tools).map(lane => this.#lane(lane, tools)));
  }

  async #jest(tools) {
    await this.#stage(
      'unit and integration tests',
      'integration',
      async detail => {
        const postgres = await providePostgres(tools, this.#progress);
        return runJest(
          { ...tools, env: { ...tools.env, ...postgres } },
          {
            files: this.#partial ? this.#files.jest : undefined,
            only: this.#options.only,
            onLine: detail,
          },
        );
      },
    );
  }

  async #browser(tools) {
    await this.#stage('browser tests', 'browser', async detail => {
      const chromium = await provideChromium(tools, this.#progress);
      await prepareFrontend('app', tools, this.#progress);
      await prepareFrontend('app-legacy', tools, this.#progress);
      return runBrowser(tools, {
        chromium,
        files: this.#partial ? this.#files.browser : undefined,
        only: this.#options.only,
        onLine: detail,
      });
    });
  }

  #requireFiles() {
    const { only, paths } = this.#options;
    if (!this.#partial || Object.values(this.#files).some(f => f.length > 0)) {
      return;
    }
    const where =
      paths.length > 0 ? ` below ${paths.map(shown).join(', ')}` : '';
    throw new Refusal(
      only
        ? `No test has a title that begins with "${only}"${where}.`
        : `There is no test${where}.`,
    );
  }

  async run() {
    this.#requireFiles();
    const before = workingTree();
    const tools = await prepare(this.#progress);
    if (this.#wants('checks') && !this.#partial) {
      await this.#checks(tools);
    }
    const scriptTests = this.#files.scripts;
    if (this.#wants('checks') && scriptTests.length > 0) {
      await this.#stage('tests of the scripts', 'scripts', detail =>
        runScriptTests(tools, {
          files: scriptTests,
          only: this.#options.only,
          onLine: detail,
        }),
      );
    }
    if (
      this.#wants('tests') &&
      (!this.#partial || this.#files.jest.length > 0)
    ) {
      await this.#jest(tools);
    }
    if (
      this.#wants('browser') &&
      (!this.#partial || this.#files.browser.length > 0)
    ) {
      await this.#browser(tools);
    }
    if (before && !this.#partial) {
      await this.#stage('clean working tree', 'check', async () => {
        const changes = treeChanges(before, workingTree());
        return {
          counts: { check: changes.length > 0 ? { failed: 1 } : { passed: 1 } },
          said: ['  The run changed the working tree:', ...changes],
        };
      });
    }
    this.#requireTests();
  }

  /** A run that tested nothing of what was asked for has not passed. */
  #requireTests() {
    const { tested } = this.report;
    const { only } = this.#options;
    const asked =
      this.#partial || this.#wants('tests') || this.#wants('browser');
    if (asked && tested === 0) {
      throw new Refusal(
        only
          ? `No test has a title that begins with "${only}".`
          : 'Not one test ran.',
      );
    }
  }
}

async function main(args, progress) {
  const options = readTestOptions(args);
  if (options.help) {
    progress.say(testHelp);
    return 0;
  }
  const testRun = new TestRun(options, progress);
  try {
    await testRun.run();
  } catch (error) {
    if (isEnding() || !(error instanceof Refusal)) {
      throw error;
    }
    progress.say(`\n${error.message}`);
    testRun.report.add('preparation', 0, { check: { failed: 1 } });
  }
  for (const line of testRun.report.lines()) {
    progress.say(line);
  }
  return testRun.report.ok ? 0 : 1;
}

export function runTests(args) {
  const progress = new Progress();
  return runCommand(progress, () => main(args, progress));
}
