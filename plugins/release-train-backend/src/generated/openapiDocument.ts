// Made from openapi.yaml by `yarn openapi:generate`. Edit that file, not this one.
export const openapiDocument = {
  "openapi": "3.0.3",
  "info": {
    "title": "release-train",
    "version": "1",
    "description": "The release train: its runs, the candidates in them, who approved what, and the deployments that carry a candidate from one environment to the next. Instants are RFC 3339 in UTC; local dates and times are in the time zone of the train, which is always named beside them.",
    "license": {
      "name": "Apache-2.0",
      "url": "http://www.apache.org/licenses/LICENSE-2.0.html"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "paths": {
    "/trains": {
      "get": {
        "operationId": "listTrains",
        "summary": "The configured trains",
        "tags": [
          "trains"
        ],
        "responses": {
          "200": {
            "description": "Every train with a member that the caller may read.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TrainList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/trains/{trainId}": {
      "get": {
        "operationId": "getTrain",
        "summary": "One train",
        "tags": [
          "trains"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TrainId"
          }
        ],
        "responses": {
          "200": {
            "description": "The train.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Train"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/runs": {
      "get": {
        "operationId": "listRuns",
        "summary": "Runs, the newest slot first",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "name": "train",
            "in": "query",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63
            }
          },
          {
            "$ref": "#/components/parameters/ComponentFilter"
          },
          {
            "name": "active",
            "in": "query",
            "description": "Only runs that have not ended, or only those that have.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of runs with the candidates the caller may read.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RunList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/runs/{runId}": {
      "get": {
        "operationId": "getRun",
        "summary": "One run",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          }
        ],
        "responses": {
          "200": {
            "description": "The run.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Run"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/runs/{runId}/notes": {
      "get": {
        "operationId": "getRunNotes",
        "summary": "The release notes of a run",
        "description": "What each candidate of the run brings to production, grouped by effect.",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          },
          {
            "$ref": "#/components/parameters/ComponentFilter"
          }
        ],
        "responses": {
          "200": {
            "description": "The notes, one section a component.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ReleaseNotes"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/candidates/{candidateId}": {
      "get": {
        "operationId": "getCandidate",
        "summary": "One candidate with its approvals",
        "tags": [
          "candidates"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/CandidateId"
          }
        ],
        "responses": {
          "200": {
            "description": "The candidate.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Candidate"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/candidates/{candidateId}/approvals": {
      "put": {
        "operationId": "putApproval",
        "summary": "Give or change one's own word on a candidate",
        "description": "Only a signed-in user may call this, never a service. The word is bound to the revision of the candidate; the author of the candidate may not approve it.",
        "tags": [
          "candidates"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/CandidateId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ApprovalRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The candidate with the word counted.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Candidate"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "delete": {
        "operationId": "deleteApproval",
        "summary": "Take one's own word back",
        "tags": [
          "candidates"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/CandidateId"
          }
        ],
        "responses": {
          "200": {
            "description": "The candidate without the word.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Candidate"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/deployments": {
      "get": {
        "operationId": "listDeployments",
        "summary": "Deployments, the newest first",
        "tags": [
          "deployments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ComponentFilter"
          },
          {
            "name": "environment",
            "in": "query",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63
            }
          },
          {
            "name": "run",
            "in": "query",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 26
            }
          },
          {
            "name": "active",
            "in": "query",
            "description": "Only deployments that have not ended, or only those that have.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of deployments.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DeploymentList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "post": {
        "operationId": "createDeployment",
        "summary": "Ask for a deployment",
        "description": "Asks that a revision of a component be brought to an environment. With `candidateId` it is the promotion of that candidate and ships the pinned revision; without it, it is a manual deployment of `sha`. A request that a guard refuses is answered 409 with every reason.",
        "tags": [
          "deployments"
        ],
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "The same key from the same caller asks once.",
            "schema": {
              "type": "string",
              "minLength": 8,
              "maxLength": 128
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/DeploymentRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The deployment that this idempotency key has asked for before.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Deployment"
                }
              }
            }
          },
          "201": {
            "description": "The deployment, waiting for the scheduler.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Deployment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/deployments/{deploymentId}": {
      "get": {
        "operationId": "getDeployment",
        "summary": "One deployment with its history",
        "tags": [
          "deployments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/DeploymentId"
          }
        ],
        "responses": {
          "200": {
            "description": "The deployment.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DeploymentWithHistory"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/deployments/{deploymentId}/cancel": {
      "post": {
        "operationId": "cancelDeployment",
        "summary": "Cancel a deployment that has not ended",
        "tags": [
          "deployments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/DeploymentId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/VersionedRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The deployment, cancelled or on its way there.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Deployment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/deployments/{deploymentId}/settle": {
      "post": {
        "operationId": "settleDeployment",
        "summary": "Say what became of a deployment that needs a human",
        "tags": [
          "deployments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/DeploymentId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SettleRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The deployment, settled.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Deployment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/guards": {
      "get": {
        "operationId": "explainGuards",
        "summary": "Why a deployment would be refused now",
        "description": "The reasons that the same request to `POST /deployments` would be refused for at this moment, for this caller. Writes nothing.",
        "tags": [
          "deployments"
        ],
        "parameters": [
          {
            "name": "component",
            "in": "query",
            "required": true,
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          {
            "name": "environment",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63
            }
          },
          {
            "name": "candidate",
            "in": "query",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 26
            }
          },
          {
            "name": "sha",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/Sha"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "All reasons; none when the deployment would be accepted.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/GuardReport"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/matrix": {
      "get": {
        "operationId": "getMatrix",
        "summary": "What is deployed where",
        "tags": [
          "environments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ComponentFilter"
          }
        ],
        "responses": {
          "200": {
            "description": "The environments of each component, in order.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Matrix"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    }
  },
  "components": {
    "parameters": {
      "TrainId": {
        "name": "trainId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "RunId": {
        "name": "runId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 26
        }
      },
      "CandidateId": {
        "name": "candidateId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 26
        }
      },
      "DeploymentId": {
        "name": "deploymentId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 26
        }
      },
      "ComponentFilter": {
        "name": "component",
        "in": "query",
        "allowReserved": true,
        "description": "The entity reference of a component, such as `component:default/explorer`.",
        "schema": {
          "$ref": "#/components/schemas/EntityRef"
        }
      },
      "Limit": {
        "name": "limit",
        "in": "query",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "default": 20
        }
      },
      "Cursor": {
        "name": "cursor",
        "in": "query",
        "description": "The `nextCursor` or `prevCursor` of an earlier page.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 512
        }
      }
    },
    "responses": {
      "Error": {
        "description": "A refusal, with a stable code and, from the guards, every reason.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      }
    },
    "schemas": {
      "EntityRef": {
        "type": "string",
        "minLength": 3,
        "maxLength": 255,
        "pattern": "^[a-zA-Z0-9]+:[^:/\\s]+/[^:/\\s]+$"
      },
      "Sha": {
        "type": "string",
        "description": "A full commit sha, 40 lower-case hex digits.",
        "pattern": "^[0-9a-f]{40}$"
      },
      "Instant": {
        "type": "string",
        "format": "date-time",
        "description": "An instant in UTC with milliseconds."
      },
      "LocalDate": {
        "type": "string",
        "description": "A calendar date in the time zone of the train.",
        "pattern": "^\\d{4}-\\d{2}-\\d{2}$"
      },
      "PageInfo": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "nextCursor": {
            "type": "string"
          },
          "prevCursor": {
            "type": "string"
          }
        }
      },
      "Error": {
        "type": "object",
        "required": [
          "error"
        ],
        "properties": {
          "error": {
            "type": "object",
            "required": [
              "name",
              "message"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "message": {
                "type": "string"
              },
              "code": {
                "type": "string",
                "description": "Stable across releases, in upper case."
              },
              "reasons": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/GuardReason"
                }
              }
            }
          },
          "request": {
            "type": "object"
          },
          "response": {
            "type": "object",
            "properties": {
              "statusCode": {
                "type": "integer"
              }
            }
          }
        }
      },
      "Stop": {
        "type": "object",
        "description": "A weekly stop of the train, by wall clock in its zone.",
        "additionalProperties": false,
        "required": [
          "weekday",
          "time",
          "environment",
          "leadMinutes"
        ],
        "properties": {
          "weekday": {
            "type": "integer",
            "description": "ISO weekday, 1 is Monday.",
            "minimum": 1,
            "maximum": 7
          },
          "time": {
            "type": "string",
            "pattern": "^\\d{2}:\\d{2}$"
          },
          "environment": {
            "type": "string"
          },
          "leadMinutes": {
            "type": "integer",
            "description": "How long before the stop the channel is asked."
          }
        }
      },
      "Train": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "timeZone",
          "members",
          "cut",
          "promote",
          "soakDays",
          "quorum",
          "approvers",
          "channel",
          "nextSlot"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "timeZone": {
            "type": "string",
            "description": "IANA name of the zone that the train runs in."
          },
          "members": {
            "type": "array",
            "description": "Components, in dependency order.",
            "items": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          "cut": {
            "$ref": "#/components/schemas/Stop"
          },
          "promote": {
            "$ref": "#/components/schemas/Stop"
          },
          "soakDays": {
            "type": "integer",
            "description": "Calendar days in the train's zone between staging and production."
          },
          "quorum": {
            "type": "integer"
          },
          "approvers": {
            "type": "string",
            "description": "The group whose members may approve."
          },
          "channel": {
            "type": "string"
          },
          "nextSlot": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "date",
              "cutAt",
              "promoteAt"
            ],
            "properties": {
              "date": {
                "$ref": "#/components/schemas/LocalDate"
              },
              "cutAt": {
                "$ref": "#/components/schemas/Instant"
              },
              "promoteAt": {
                "$ref": "#/components/schemas/Instant"
              }
            }
          }
        }
      },
      "TrainList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Train"
            }
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "RunState": {
        "type": "string",
        "enum": [
          "scheduled",
          "collecting",
          "cutting",
          "staging",
          "soaking",
          "ready",
          "promoting",
          "verifying",
          "shipped",
          "partially_shipped",
          "rolled_back",
          "cancelled",
          "missed",
          "empty"
        ]
      },
      "Run": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "train",
          "timeZone",
          "slotDate",
          "state",
          "version",
          "late",
          "schedule",
          "candidates",
          "asOf"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "train": {
            "type": "string"
          },
          "timeZone": {
            "type": "string"
          },
          "slotDate": {
            "$ref": "#/components/schemas/LocalDate"
          },
          "state": {
            "$ref": "#/components/schemas/RunState"
          },
          "version": {
            "type": "integer"
          },
          "detail": {
            "type": "string",
            "description": "One sentence on the present state, for people; such as why the cut waits."
          },
          "late": {
            "type": "boolean",
            "description": "The run began after its slot, within the catch-up window."
          },
          "schedule": {
            "$ref": "#/components/schemas/RunSchedule"
          },
          "candidates": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Candidate"
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "RunSchedule": {
        "type": "object",
        "description": "The stops of the run, planned and as they happened.",
        "additionalProperties": false,
        "required": [
          "holdCallAt",
          "cutAt",
          "soakedAt",
          "lgtmCallAt",
          "promoteAt"
        ],
        "properties": {
          "holdCallAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "cutAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "stagedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "soakedAt": {
            "description": "From when the soak no longer stands in the way; planned until staged.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Instant"
              }
            ]
          },
          "lgtmCallAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "promoteAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "promotedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "endedAt": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "RunList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Run"
            }
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "CandidateState": {
        "type": "string",
        "enum": [
          "proposed",
          "pinned",
          "staged",
          "soaking",
          "approvable",
          "approved",
          "promoted",
          "verified",
          "superseded",
          "rejected",
          "vetoed",
          "rolled_back",
          "unchanged"
        ]
      },
      "Candidate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "runId",
          "component",
          "revision",
          "state",
          "version",
          "sha",
          "authors",
          "approvals",
          "quorum",
          "changeCount",
          "asOf"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "runId": {
            "type": "string"
          },
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "revision": {
            "type": "integer",
            "minimum": 1
          },
          "state": {
            "$ref": "#/components/schemas/CandidateState"
          },
          "version": {
            "type": "integer"
          },
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "shaUrl": {
            "type": "string"
          },
          "baseSha": {
            "description": "The last good production revision when the candidate was pinned.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Sha"
              }
            ]
          },
          "compareUrl": {
            "type": "string"
          },
          "authors": {
            "type": "array",
            "description": "Who wrote the pinned revision; they may not approve it.",
            "items": {
              "$ref": "#/components/schemas/Author"
            }
          },
          "stagedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "soakedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "approvals": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Approval"
            }
          },
          "quorum": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "needed",
              "counted"
            ],
            "properties": {
              "needed": {
                "type": "integer"
              },
              "counted": {
                "type": "integer",
                "description": "LGTMs that count for somebody who has not given one."
              }
            }
          },
          "eligibility": {
            "type": "object",
            "description": "Whether the caller may say LGTM, and if not, why not.",
            "additionalProperties": false,
            "required": [
              "mayApprove",
              "reasons"
            ],
            "properties": {
              "mayApprove": {
                "type": "boolean"
              },
              "reasons": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/GuardReason"
                }
              }
            }
          },
          "changeCount": {
            "type": "integer"
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "Author": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "login"
        ],
        "properties": {
          "login": {
            "type": "string"
          },
          "userRef": {
            "$ref": "#/components/schemas/EntityRef"
          }
        }
      },
      "Verdict": {
        "type": "string",
        "enum": [
          "lgtm",
          "objection"
        ]
      },
      "Approval": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "userRef",
          "verdict",
          "at"
        ],
        "properties": {
          "userRef": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "verdict": {
            "$ref": "#/components/schemas/Verdict"
          },
          "comment": {
            "type": "string"
          },
          "at": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "ApprovalRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "verdict",
          "revision"
        ],
        "properties": {
          "verdict": {
            "$ref": "#/components/schemas/Verdict"
          },
          "revision": {
            "type": "integer",
            "minimum": 1,
            "description": "The revision that was looked at; another one is refused."
          },
          "comment": {
            "type": "string",
            "maxLength": 2000
          }
        }
      },
      "ChangeEffect": {
        "type": "string",
        "enum": [
          "feature",
          "fix",
          "none"
        ],
        "description": "What a change does to the deployed system; `none` has no effect on it."
      },
      "Change": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "sha",
          "title",
          "effect",
          "author"
        ],
        "properties": {
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "pullNumber": {
            "type": "integer"
          },
          "title": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "effect": {
            "$ref": "#/components/schemas/ChangeEffect"
          },
          "author": {
            "$ref": "#/components/schemas/Author"
          },
          "mergedAt": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "ReleaseNotes": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "runId",
          "sections",
          "asOf"
        ],
        "properties": {
          "runId": {
            "type": "string"
          },
          "sections": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "component",
                "candidateId",
                "sha",
                "changes"
              ],
              "properties": {
                "component": {
                  "$ref": "#/components/schemas/EntityRef"
                },
                "candidateId": {
                  "type": "string"
                },
                "sha": {
                  "$ref": "#/components/schemas/Sha"
                },
                "baseSha": {
                  "$ref": "#/components/schemas/Sha"
                },
                "changes": {
                  "type": "array",
                  "description": "The newest first.",
                  "items": {
                    "$ref": "#/components/schemas/Change"
                  }
                }
              }
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "DeploymentState": {
        "type": "string",
        "enum": [
          "requested",
          "blocked",
          "queued",
          "dispatching",
          "dispatched",
          "running",
          "awaiting_confirm",
          "confirming",
          "verifying",
          "unknown",
          "needs_human",
          "cancelling",
          "succeeded",
          "failed",
          "timed_out",
          "cancelled",
          "superseded",
          "declined",
          "noop"
        ]
      },
      "DeploymentKind": {
        "type": "string",
        "enum": [
          "train",
          "hotfix",
          "rollback",
          "manual"
        ]
      },
      "Deployment": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "component",
          "environment",
          "sha",
          "kind",
          "attempt",
          "state",
          "version",
          "mechanism",
          "requestedAt",
          "requestedBy",
          "dueAt",
          "reasons",
          "active",
          "asOf"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "A ULID. It is also the deploy key that the vendor is given."
          },
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "environment": {
            "type": "string"
          },
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "shaUrl": {
            "type": "string"
          },
          "kind": {
            "$ref": "#/components/schemas/DeploymentKind"
          },
          "attempt": {
            "type": "integer"
          },
          "state": {
            "$ref": "#/components/schemas/DeploymentState"
          },
          "active": {
            "type": "boolean"
          },
          "version": {
            "type": "integer"
          },
          "mechanism": {
            "type": "string"
          },
          "runId": {
            "type": "string"
          },
          "candidateId": {
            "type": "string"
          },
          "requestedBy": {
            "type": "string",
            "description": "The entity reference of a user, or `train:<id>` for the train itself."
          },
          "requestedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "dueAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "startedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "endedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "vendorUrl": {
            "type": "string"
          },
          "detail": {
            "type": "string",
            "description": "One sentence on the present state, for people."
          },
          "reasons": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GuardReason"
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "DeploymentWithHistory": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "deployment",
          "history"
        ],
        "properties": {
          "deployment": {
            "$ref": "#/components/schemas/Deployment"
          },
          "history": {
            "type": "array",
            "description": "The oldest first.",
            "items": {
              "$ref": "#/components/schemas/DeploymentEvent"
            }
          }
        }
      },
      "DeploymentEvent": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "at",
          "to",
          "actor"
        ],
        "properties": {
          "at": {
            "$ref": "#/components/schemas/Instant"
          },
          "from": {
            "$ref": "#/components/schemas/DeploymentState"
          },
          "to": {
            "$ref": "#/components/schemas/DeploymentState"
          },
          "actor": {
            "type": "string"
          },
          "detail": {
            "type": "string"
          }
        }
      },
      "DeploymentList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Deployment"
            }
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "DeploymentRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "environment"
        ],
        "properties": {
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "candidateId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 26
          },
          "revision": {
            "type": "integer",
            "minimum": 1,
            "description": "With `candidateId`, the revision that was looked at."
          },
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "dueAt": {
            "description": "Not before this instant; now when absent.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Instant"
              }
            ]
          },
          "reason": {
            "type": "string",
            "maxLength": 2000,
            "description": "Why, for the history; required for a manual deployment."
          }
        }
      },
      "VersionedRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version"
        ],
        "properties": {
          "version": {
            "type": "integer",
            "description": "The version of the row that the caller has seen."
          },
          "reason": {
            "type": "string",
            "maxLength": 2000
          }
        }
      },
      "SettleRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version",
          "outcome",
          "reason"
        ],
        "properties": {
          "version": {
            "type": "integer"
          },
          "outcome": {
            "type": "string",
            "enum": [
              "succeeded",
              "failed",
              "never_started"
            ],
            "description": "`never_started` queues the deployment again with the same deploy key; the others end it."
          },
          "reason": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          }
        }
      },
      "GuardReason": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "code",
          "message"
        ],
        "properties": {
          "code": {
            "type": "string"
          },
          "message": {
            "type": "string"
          },
          "eligibleAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "params": {
            "type": "object",
            "description": "The values in the message, for translations.",
            "additionalProperties": {
              "oneOf": [
                {
                  "type": "string"
                },
                {
                  "type": "number"
                }
              ]
            }
          }
        }
      },
      "GuardReport": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "environment",
          "allowed",
          "reasons",
          "asOf"
        ],
        "properties": {
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "environment": {
            "type": "string"
          },
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "allowed": {
            "type": "boolean"
          },
          "reasons": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GuardReason"
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "Matrix": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "asOf"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/MatrixRow"
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "MatrixRow": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "environments"
        ],
        "properties": {
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "environments": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnvironmentState"
            }
          }
        }
      },
      "EnvironmentState": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "mechanism",
          "triggered",
          "drift"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "mechanism": {
            "type": "string"
          },
          "triggered": {
            "type": "boolean",
            "description": "Whether Signalbox deploys here, or only watches."
          },
          "note": {
            "type": "string",
            "description": "What the configuration says of this environment, such as \"may be behind main\"."
          },
          "recorded": {
            "description": "What the last good deployment of Signalbox brought here.",
            "allOf": [
              {
                "$ref": "#/components/schemas/RecordedVersion"
              }
            ]
          },
          "observed": {
            "description": "What the vendor or the service itself says is here.",
            "allOf": [
              {
                "$ref": "#/components/schemas/ObservedVersion"
              }
            ]
          },
          "drift": {
            "type": "boolean",
            "description": "The two disagree."
          },
          "activeDeployment": {
            "$ref": "#/components/schemas/Deployment"
          }
        }
      },
      "RecordedVersion": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "sha",
          "since",
          "deploymentId"
        ],
        "properties": {
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "shaUrl": {
            "type": "string"
          },
          "since": {
            "$ref": "#/components/schemas/Instant"
          },
          "deploymentId": {
            "type": "string"
          },
          "vendorUrl": {
            "type": "string"
          }
        }
      },
      "ObservedVersion": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "version": {
            "type": "string",
            "description": "A sha or the beginning of one, 7 to 40 hex digits; absent when nothing is there."
          },
          "versionUrl": {
            "type": "string"
          },
          "since": {
            "$ref": "#/components/schemas/Instant"
          },
          "at": {
            "description": "When it was last asked successfully.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Instant"
              }
            ]
          },
          "source": {
            "type": "string",
            "description": "Who said so, such as the name of the host."
          },
          "error": {
            "type": "string",
            "description": "Why the latest question failed, when it did."
          }
        }
      }
    }
  }
};
