import { InputError } from '@backstage/errors';
import type { DeployDriver } from '@signalbox/backstage-plugin-release-train-node';

/**
 * A person deploys by linked instructions and reports what became of it. Nothing is sent anywhere:
 * the deployment goes to `needs_human` at once, and is settled there.
 */
export const manualDriver: DeployDriver = {
  mechanism: 'manual',
  triggers: true,
  readOptions({ environment }) {
    const instructions = environment.getOptionalString('instructions');
    if (!instructions || !/^https?:\/\//.test(instructions)) {
      throw new InputError(
        `instructions of environment '${environment.getOptionalString(
          'name',
        )}': expected the http or https address of the instructions to deploy by, got ${
          instructions ? `'${instructions}'` : 'nothing'
        }`,
      );
    }
    return { instructions };
  },
  async dispatch({ deployKey, target }) {
    const url = String(target.options.instructions);
    return { outcome: 'accepted', vendor: { id: deployKey, url } };
  },
  async find({ deployKey, target }) {
    return {
      found: [{ id: deployKey, url: String(target.options.instructions) }],
    };
  },
  async follow({ sha, target }) {
    return {
      state: 'needs_person',
      detail: `Bring ${sha} to ${target.environment} by the instructions, then say what became of it.`,
    };
  },
  async cancel() {},
  async observe() {
    return undefined;
  },
};
