import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  onCallChangeOwnPermission,
  onCallManagePermission,
  onCallPagePermission,
  onCallPermissions,
  onCallReadPermission,
  onCallRespondPermission,
  onCallWriteBookPermission,
} from '@signalbox/backstage-plugin-on-call-common';
import {
  releaseTrainApprovePermission,
  releaseTrainDeployPermission,
  releaseTrainOverridePermission,
  releaseTrainPermissions,
  releaseTrainReadPermission,
  releaseTrainSettlePermission,
} from '@signalbox/backstage-plugin-release-train-common';
import { ExamplePolicy } from './examplePolicy';

function userOf(ref: string, ...groups: string[]): PolicyQueryUser {
  const info = {
    userEntityRef: ref,
    ownershipEntityRefs: [ref, ...groups],
  };
  return {
    credentials: mockCredentials.user(ref),
    info,
  };
}

const ana = userOf('user:default/ana', 'group:default/single-cell');
const vic = userOf('user:default/vic', 'group:default/visitors');
const nobody = undefined;

const unknownRead = createPermission({
  name: 'something.look',
  attributes: { action: 'read' },
});
const unknownWrite = createPermission({
  name: 'something.change',
  attributes: { action: 'update' },
});
const unspoken = createPermission({ name: 'something', attributes: {} });

type Answer = 'ALLOW' | 'DENY';

describe('ExamplePolicy', () => {
  const policy = new ExamplePolicy();

  it.each<[Permission, Answer, Answer, Answer]>([
    //                                 team     visitor  nobody
    [catalogEntityReadPermission, 'ALLOW', 'ALLOW', 'DENY'],
    [catalogEntityRefreshPermission, 'ALLOW', 'ALLOW', 'DENY'],
    [catalogEntityCreatePermission, 'DENY', 'DENY', 'DENY'],
    [catalogEntityDeletePermission, 'DENY', 'DENY', 'DENY'],
    [catalogLocationCreatePermission, 'DENY', 'DENY', 'DENY'],
    [releaseTrainReadPermission, 'ALLOW', 'ALLOW', 'DENY'],
    [releaseTrainApprovePermission, 'ALLOW', 'DENY', 'DENY'],
    [releaseTrainDeployPermission, 'ALLOW', 'DENY', 'DENY'],
    [releaseTrainSettlePermission, 'ALLOW', 'DENY', 'DENY'],
    [onCallReadPermission, 'ALLOW', 'ALLOW', 'DENY'],
    [onCallPagePermission, 'ALLOW', 'ALLOW', 'DENY'],
    [onCallChangeOwnPermission, 'ALLOW', 'DENY', 'DENY'],
    [onCallRespondPermission, 'ALLOW', 'DENY', 'DENY'],
    [onCallWriteBookPermission, 'ALLOW', 'DENY', 'DENY'],
    [onCallManagePermission, 'DENY', 'DENY', 'DENY'],
    [unknownRead, 'ALLOW', 'ALLOW', 'DENY'],
    [unknownWrite, 'DENY', 'DENY', 'DENY'],
    [unspoken, 'DENY', 'DENY', 'DENY'],
  ])('answers for $name', async (permission, team, visitor, stranger) => {
    await expect(policy.handle({ permission }, ana)).resolves.toEqual({
      result: team,
    });
    await expect(policy.handle({ permission }, vic)).resolves.toEqual({
      result: visitor,
    });
    await expect(policy.handle({ permission }, nobody)).resolves.toEqual({
      result: stranger,
    });
  });

  it('lets the team do everything on its release train but pass by guards', async () => {
    for (const permission of releaseTrainPermissions) {
      const result =
        permission.name === releaseTrainOverridePermission.name
          ? 'DENY'
          : 'ALLOW';
      await expect(policy.handle({ permission }, ana)).resolves.toEqual({
        result,
      });
    }
  });

  it('lets the manager pass by guards, and change the schedule on behalf of others', async () => {
    const dee = userOf('user:default/dee', 'group:default/single-cell');
    for (const permission of [
      releaseTrainOverridePermission,
      ...onCallPermissions,
    ]) {
      await expect(policy.handle({ permission }, dee)).resolves.toEqual({
        result: 'ALLOW',
      });
    }
  });

  it('goes by the groups, not by the name of the user', async () => {
    const impostor = userOf('user:default/single-cell');
    await expect(
      policy.handle({ permission: releaseTrainDeployPermission }, impostor),
    ).resolves.toEqual({ result: 'DENY' });
  });
});
