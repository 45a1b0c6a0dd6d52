import { useState } from 'react';
import Button from '@material-ui/core/Button';
import {
  shortSha,
  type Candidate,
} from '@signalbox/backstage-plugin-release-train-common';
import { newIdempotencyKey } from '../../api/idempotencyKey';
import { usePromote } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';

/** Asks again for the deployment to staging that has failed; the run waits for it. */
export const RetryAction = (props: {
  candidate: Candidate;
  environment: string;
}) => {
  const { candidate, environment } = props;
  const { t } = useWords();
  const { show } = useMessages();
  const promote = usePromote();
  // One key for as long as this failure is in sight: pressing twice asks once.
  const [idempotencyKey] = useState(newIdempotencyKey);
  const sha = shortSha(candidate.sha);

  return (
    <div>
      <Button
        variant="contained"
        color="primary"
        aria-disabled={promote.isPending}
        onClick={() => {
          if (promote.isPending) return;
          promote.mutate(
            {
              environment,
              candidateId: candidate.id,
              revision: candidate.revision,
              idempotencyKey,
            },
            {
              onSuccess: () =>
                show({ text: t('retry.asked', { sha, environment }) }),
              onError: error =>
                show({ text: t('retry.failed', { message: error.message }) }),
            },
          );
        }}
      >
        {t('retry.button', { environment })}
      </Button>
    </div>
  );
};
