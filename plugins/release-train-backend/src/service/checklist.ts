import type { Candidate } from '@signalbox/backstage-plugin-release-train-common';
import type {
  ConfiguredTestCase,
  ConfiguredTrain,
  ReleaseTrainModel,
} from '../config/model';
import type { ChecklistResultRecord } from '../database/rows';

/** A test case with where it is tested. */
export interface PlacedTestCase extends ConfiguredTestCase {
  environment: string;
}

/**
 * What has to be tested by hand before a component may be promoted: the test cases of every
 * environment before the one that its train promotes to.
 */
export function testCasesOf(
  model: ReleaseTrainModel,
  train: ConfiguredTrain,
  component: string,
): PlacedTestCase[] {
  const environments = model.components.get(component)?.environments ?? [];
  const end = environments.findIndex(
    ({ name }) => name === train.promoteEnvironment,
  );
  return environments
    .slice(0, end)
    .flatMap(({ name, checklist }) =>
      checklist.map(item => ({ ...item, environment: name })),
    );
}

/** How many of the test cases have passed, failed and been skipped. */
export function summarizeChecklist(
  cases: readonly PlacedTestCase[],
  results: readonly ChecklistResultRecord[],
): Candidate['checklist'] {
  const standing = cases.map(
    item =>
      results.find(
        result =>
          result.itemId === item.id && result.environment === item.environment,
      )?.result,
  );
  const count = (outcome: string) =>
    standing.filter(result => result === outcome).length;
  return {
    total: cases.length,
    passed: count('pass'),
    failed: count('fail'),
    skipped: count('skip'),
  };
}
