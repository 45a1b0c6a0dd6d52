import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { ReadinessCheck } from '@signalbox/backstage-plugin-on-call-common';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import {
  BOX_NAMES,
  channelName,
  countsWord,
  openBoxes,
  type BoxName,
} from './boxes';
import { BoxRow } from './BoxRow';
import { TokenDialog } from './TokenDialog';
import { useTokenLook } from './useReadinessActions';

/** One thing to be ready with: its two boxes, where to look, and whom to ask. */
export const CheckRow = (props: {
  check: ReadinessCheck;
  userRef: string;
  rotation?: string;
  /** The name of whose check it is; nothing for the reader's own. */
  person?: string;
  helpChannel?: string;
  readOnly: boolean;
  onAttest: (box: BoxName, state: 'yes' | 'no') => void;
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const now = useServerNow();
  const [looking, setLooking] = useState(false);
  const token = useTokenLook(props.userRef, props.rotation);
  const { check, person, helpChannel } = props;
  const { title } = check;
  const isOpen = openBoxes(check, now).length > 0;

  return (
    <Box py={1}>
      <Typography variant="body2" component="div">
        <b>{title}</b>
        {check.description && (
          <Typography component="span" variant="body2" color="textSecondary">
            {' · '}
            {check.description}
          </Typography>
        )}
      </Typography>
      {BOX_NAMES.map(name => (
        <BoxRow
          key={name}
          name={name}
          check={title}
          box={check[name]}
          person={person}
          attested={!props.readOnly && countsWord(check[name], now)}
          onAttest={state => props.onAttest(name, state)}
        />
      ))}
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        gridColumnGap={16}
      >
        {check.takesToken && person === undefined && (
          <Button
            size="small"
            variant="outlined"
            aria-label={t('readiness.tokenOpenLabel', { check: title })}
            onClick={() => setLooking(true)}
          >
            {t('readiness.tokenOpen')}
          </Button>
        )}
        <Typography variant="body2" component="span">
          {check.url && (
            <Link
              to={check.url}
              underline="always"
              aria-label={t('readiness.lookLabel', { check: title })}
            >
              {t('readiness.look')}
            </Link>
          )}
          {isOpen && (
            <>
              {check.url && ' · '}
              {helpChannel
                ? t('readiness.ask', { channel: channelName(helpChannel) })
                : t('readiness.askManager')}
            </>
          )}
        </Typography>
      </Box>
      {check.takesToken && (
        <TokenDialog
          check={check}
          open={looking}
          pending={token.isPending}
          error={token.error}
          onLook={async secret => {
            if (await token.look(check.id, secret)) {
              setLooking(false);
              show({ text: t('readiness.tokenLooked') });
            }
          }}
          onClose={() => {
            setLooking(false);
            token.reset();
          }}
        />
      )}
    </Box>
  );
};
