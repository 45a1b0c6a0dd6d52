import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { ApprovalRequest } from '@signalbox/backstage-plugin-release-train-common';
import type { Request } from 'express';
import Router from 'express-promise-router';
import { withCode } from '../service/errors';
import { audited } from './audited';
import type { RouterParts } from './RouterParts';
import { validatedBody } from './validated';

/** Candidates, and one's own word on them. */
export function createCandidatesRouter({
  service,
  httpAuth,
  auditor,
}: RouterParts) {
  const router = Router();

  /** Only people give their word, or take it back. */
  async function personOf(req: Request): Promise<BackstageCredentials> {
    try {
      return await httpAuth.credentials(req, { allow: ['user'] });
    } catch (error) {
      throw error instanceof NotAllowedError
        ? withCode(error, 'APPROVAL_BY_SERVICE')
        : error;
    }
  }

  router.get('/candidates/:candidateId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { candidateId } = req.params;
    res.json(await service.getCandidate({ candidateId }, { credentials }));
  });

  router.put('/candidates/:candidateId/approvals', async (req, res) => {
    const { candidateId } = req.params;
    const { verdict, revision, comment } = validatedBody<ApprovalRequest>(req);
    const candidate = await audited(
      auditor,
      {
        eventId: 'approval-give',
        request: req,
        meta: { candidateId, verdict, revision },
      },
      async () => {
        const credentials = await personOf(req);
        return service.putApproval(
          { candidateId, verdict, revision, comment },
          { credentials },
        );
      },
      ({ component, sha }) => ({ component, sha }),
    );
    res.json(candidate);
  });

  router.delete('/candidates/:candidateId/approvals', async (req, res) => {
    const { candidateId } = req.params;
    const candidate = await audited(
      auditor,
      { eventId: 'approval-retract', request: req, meta: { candidateId } },
      async () => {
        const credentials = await personOf(req);
        return service.deleteApproval({ candidateId }, { credentials });
      },
      ({ component, revision, sha }) => ({ component, revision, sha }),
    );
    res.json(candidate);
  });

  return router;
}
