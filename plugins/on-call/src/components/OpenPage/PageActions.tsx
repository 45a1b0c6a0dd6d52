import type { RefObject } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  onCallRespondPermission,
  type OnCallPage,
} from '@signalbox/backstage-plugin-on-call-common';
import { useAct } from '../../queries/useRead';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';

type Response = 'acknowledge' | 'escalate' | 'resolve';

const DONE = {
  acknowledge: 'openPage.wasAcknowledged',
  escalate: 'openPage.wasEscalated',
  resolve: 'openPage.wasResolved',
} as const;

/** What can be done about a page. Coming is the first thing, and once somebody came, ending it. */
export const PageActions = (props: {
  page: OnCallPage;
  /** Gets the focus when the button that had it is gone. */
  heading: RefObject<HTMLElement>;
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const { page } = props;
  const { allowed, loading } = usePermission({
    permission: onCallRespondPermission,
    resourceRef: page.rotation,
  });
  const act = useAct((api, response: Response) =>
    api.respondToPage(page.id, response, { version: page.version }),
  );

  if (!loading && !allowed) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('openPage.mayNot')}
      </Typography>
    );
  }
  const respond = (response: Response) => {
    if (act.isPending || loading) return;
    act.mutate(response, {
      onSuccess: () => {
        show({ text: t(DONE[response]) });
        if (response !== 'escalate') props.heading.current?.focus();
      },
      onError: ({ message }) =>
        show({ text: t('openPage.failed', { message }) }),
    });
  };
  const acknowledged = page.state === 'acknowledged';
  const canEscalate =
    !acknowledged && page.steps.some(({ state }) => state === 'waiting');
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8}>
      {!acknowledged && (
        <Button
          variant="contained"
          color="primary"
          aria-disabled={act.isPending || loading}
          onClick={() => respond('acknowledge')}
        >
          {t('openPage.acknowledge')}
        </Button>
      )}
      {canEscalate && (
        <Button
          variant="outlined"
          aria-disabled={act.isPending || loading}
          onClick={() => respond('escalate')}
        >
          {t('openPage.escalate')}
        </Button>
      )}
      <Button
        variant={acknowledged ? 'contained' : 'outlined'}
        color={acknowledged ? 'primary' : 'default'}
        aria-disabled={act.isPending || loading}
        onClick={() => respond('resolve')}
      >
        {t('openPage.resolve')}
      </Button>
    </Box>
  );
};
