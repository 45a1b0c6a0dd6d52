import { Operation } from '../context';
import { collaborators } from './collaborators';
import { commits } from './commits';
import { commitStatuses } from './commitStatuses';
import { contents } from './contents';
import { deployments } from './deployments';
import { environments } from './environments';
import { issues } from './issues';
import { pulls } from './pulls';
import { refs } from './refs';
import { repositories } from './repositories';
import { runs } from './runs';
import { workflows } from './workflows';

/** All that is served of GitHub's REST API, by the operation ids of GitHub. */
export const operations: Record<string, Operation> = {
  ...repositories,
  ...collaborators,
  ...commits,
  ...commitStatuses,
  ...refs,
  ...pulls,
  ...workflows,
  ...runs,
  ...deployments,
  ...environments,
  ...issues,
  ...contents,
};
