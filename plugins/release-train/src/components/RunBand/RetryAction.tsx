import Button from '@material-ui/core/Button';
import {
  shortSha,
  type Candidate,
  type Deployment,
} from '@signalbox/backstage-plugin-release-train-common';
import { usePromote } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';

/** Asks again for the deployment to staging that has failed; the run waits for it. */
export const RetryAction = (props: {
  candidate: Candidate;
  environment: string;
  /** The deployment that has failed. */
  failed: Deployment;
}) => {
  const { candidate, environment, failed } = props;
  const { t } = useWords();
  const { show } = useMessages();
  const promote = usePromote();
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
              // Pressing twice asks once; after the next failure it can be asked again.
              idempotencyKey: `retry-${failed.id}`,
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
