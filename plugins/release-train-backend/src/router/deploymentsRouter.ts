import type {
  Deployment,
  DeploymentRequest,
  SettleRequest,
} from '@signalbox/backstage-plugin-release-train-common';
import type { JsonObject } from '@backstage/types';
import Router from 'express-promise-router';
import type { DeploymentsQuery } from '../service/ReleaseTrainService';
import { audited } from './audited';
import type { RouterParts } from './RouterParts';
import { validatedBody, validatedQuery } from './validated';

function describe(deployment: Deployment): JsonObject {
  const { id, component, environment, sha, state, version } = deployment;
  return { deploymentId: id, component, environment, sha, state, version };
}

/** Deployments: what there is, asking for one, and ending one. */
export function createDeploymentsRouter({
  service,
  httpAuth,
  auditor,
}: RouterParts) {
  const router = Router();

  router.get('/deployments', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const query = validatedQuery<DeploymentsQuery>(req);
    res.json(await service.listDeployments(query, { credentials }));
  });

  router.post('/deployments', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const request = validatedBody<DeploymentRequest>(req);
    const { deployment, created } = await audited(
      auditor,
      {
        eventId: 'deployment-request',
        request: req,
        meta: { ...request },
      },
      () =>
        service.createDeployment(
          { ...request, idempotencyKey: req.header('idempotency-key') },
          { credentials },
        ),
      result => ({ ...describe(result.deployment), created: result.created }),
    );
    res.status(created ? 201 : 200).json(deployment);
  });

  router.get('/deployments/:deploymentId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { deploymentId } = req.params;
    res.json(await service.getDeployment({ deploymentId }, { credentials }));
  });

  router.post('/deployments/:deploymentId/cancel', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { deploymentId } = req.params;
    const { version, reason } = validatedBody<{
      version: number;
      reason?: string;
    }>(req);
    const deployment = await audited(
      auditor,
      {
        eventId: 'deployment-cancel',
        request: req,
        meta: { deploymentId, version, ...(reason && { reason }) },
      },
      () =>
        service.cancelDeployment(
          { deploymentId, version, reason },
          { credentials },
        ),
      describe,
    );
    res.json(deployment);
  });

  router.post('/deployments/:deploymentId/settle', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { deploymentId } = req.params;
    const settlement = validatedBody<SettleRequest>(req);
    const deployment = await audited(
      auditor,
      {
        eventId: 'deployment-settle',
        request: req,
        meta: { deploymentId, ...settlement },
      },
      () =>
        service.settleDeployment(
          { deploymentId, ...settlement },
          { credentials },
        ),
      describe,
    );
    res.json(deployment);
  });

  return router;
}
