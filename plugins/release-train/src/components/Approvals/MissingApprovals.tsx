import { Fragment } from 'react';
import Typography from '@material-ui/core/Typography';
import type {
  Candidate,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { Actor, AuthorName } from '../shared/Person';

/** How many LGTMs are missing, and whose do not count. */
export const MissingApprovals = (props: {
  candidate: Candidate;
  train?: Train;
}) => {
  const { t } = useWords();
  const { quorum, authors } = props.candidate;
  const count = Math.max(quorum.needed - quorum.counted, 0);

  function need() {
    if (count === 0) {
      return t('approvals.enough', {
        counted: String(quorum.counted),
        needed: String(quorum.needed),
      });
    }
    if (!props.train) return t('approvals.missing', { count });
    return t('approvals.missingOf', {
      count,
      group: <Actor actor={props.train.approvers} />,
    });
  }

  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {need()}{' '}
      {authors.length > 0
        ? t('approvals.cannot', {
            authors: (
              <>
                {authors.map((author, index) => (
                  <Fragment key={author.login}>
                    {index > 0 && ', '}
                    <AuthorName author={author} />
                  </Fragment>
                ))}
              </>
            ),
          })
        : t('approvals.cannotRequester')}
    </Typography>
  );
};
