import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Approval } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Actor } from '../shared/Person';
import { StandingChip } from '../shared/StandingChip';

/** One person's word, when and with what comment. */
export const ApprovalRow = (props: {
  approval: Approval;
  /** Takes the word back; only for the reader's own. */
  onTakeBack?: () => void;
}) => {
  const { t } = useWords();
  const { approval } = props;
  return (
    <>
      <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
        <b>
          <Actor actor={approval.userRef} />
        </b>
        <StandingChip
          standing={approval.verdict === 'lgtm' ? 'good' : 'bad'}
          label={t(`approvals.${approval.verdict}`)}
        />
        <Typography variant="body2" color="textSecondary" component="span">
          <Instant value={approval.at} />
          {approval.source === 'slack' && ' · Slack'}
        </Typography>
        {props.onTakeBack && (
          <Button
            size="small"
            aria-label={t('approvals.takeBackLabel')}
            onClick={props.onTakeBack}
          >
            {t('approvals.takeBack')}
          </Button>
        )}
      </Box>
      {approval.comment && (
        <Typography variant="body2">“{approval.comment}”</Typography>
      )}
    </>
  );
};
