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
      },
      "put": {
        "operationId": "putRunNotes",
        "summary": "Write what people are told of a candidate",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NotesRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The notes.",
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
    },
    "/trains/{trainId}/slots": {
      "get": {
        "operationId": "listSlots",
        "summary": "The slots of a train",
        "description": "Planned slots, by the schedule and the freeze windows alone, for years ahead; at most 400 days at once.",
        "tags": [
          "trains"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TrainId"
          },
          {
            "$ref": "#/components/parameters/From"
          },
          {
            "$ref": "#/components/parameters/To"
          }
        ],
        "responses": {
          "200": {
            "description": "Every slot whose cut lies in the interval, with what stands in its way.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SlotList"
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
    "/trains/{trainId}/rehearsal": {
      "get": {
        "operationId": "rehearseTrain",
        "summary": "What the coming weeks would bring",
        "description": "Plays the coming runs through with the configuration, locks, freezes, holds and candidates as they are now, and says at every stop what would happen and every reason why not. Writes nothing and calls no vendor.",
        "tags": [
          "trains"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TrainId"
          },
          {
            "$ref": "#/components/parameters/From"
          },
          {
            "$ref": "#/components/parameters/To"
          }
        ],
        "responses": {
          "200": {
            "description": "One rehearsed run a slot.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Rehearsal"
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
    "/trains/{trainId}/announcements": {
      "get": {
        "operationId": "previewAnnouncements",
        "summary": "What the channel will read",
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
            "description": "Each announcement as its template makes it of the run under way, or of example values.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AnnouncementPreviewList"
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
    "/trains/{trainId}/hotfixes": {
      "post": {
        "operationId": "createHotfix",
        "summary": "Begin a hot-fix",
        "description": "A run of one component at any time, with its own quorum and no soak. It goes through the environment of the cut like any other candidate.",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TrainId"
          },
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/HotfixRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The run of the hot-fix that this idempotency key has asked for before.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Run"
                }
              }
            }
          },
          "201": {
            "description": "The run of the hot-fix.",
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
    "/runs/{runId}/cut": {
      "post": {
        "operationId": "cutRun",
        "summary": "Cut now, or pin another revision",
        "description": "Before the cut: cuts now instead of at the slot. After it: pins a new revision of the components that are named, which inherits nothing; approvals, test cases and the soak begin again.",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CutRequest"
              }
            }
          }
        },
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
    "/runs/{runId}/pins": {
      "put": {
        "operationId": "putPin",
        "summary": "Choose the commit that the coming cut takes",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PinRequest"
              }
            }
          }
        },
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
    "/runs/{runId}/cancel": {
      "post": {
        "operationId": "cancelRun",
        "summary": "Cancel a run that is not being promoted",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ReasonedRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The run, cancelled.",
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
    "/runs/{runId}/promote": {
      "post": {
        "operationId": "promoteRun",
        "summary": "Promote the whole train",
        "description": "Asks for the promotion of every candidate that is named, in the order of the members; a later one waits for an earlier one. Either all are asked for or none.",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PromotionRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The deployments that were asked for, in dependency order.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PromotionResult"
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
    "/runs/{runId}/holds": {
      "get": {
        "operationId": "listHolds",
        "summary": "What the cut waits for, and has waited for",
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
            "description": "The holds, the newest first.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/HoldList"
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
        "operationId": "createHold",
        "summary": "Have the cut wait for a pull request",
        "description": "It blocks the cut until the pull request is merged or closed, or somebody lifts it.",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/HoldRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The hold on this pull request that stands already.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Hold"
                }
              }
            }
          },
          "201": {
            "description": "The hold.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Hold"
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
    "/runs/{runId}/holds/{holdId}": {
      "delete": {
        "operationId": "liftHold",
        "summary": "Lift a hold",
        "tags": [
          "runs"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RunId"
          },
          {
            "$ref": "#/components/parameters/HoldId"
          }
        ],
        "responses": {
          "200": {
            "description": "The hold, lifted.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Hold"
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
    "/runs/{runId}/journal": {
      "get": {
        "operationId": "listJournal",
        "summary": "What was done to a run, the oldest first",
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
            "description": "Every step of people and of the train.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/JournalList"
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
    "/candidates/{candidateId}/reject": {
      "post": {
        "operationId": "rejectCandidate",
        "summary": "Leave a candidate out of its run",
        "description": "The rest of the run goes on without it. With `veto`, this revision is never deployed again.",
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
                "$ref": "#/components/schemas/RejectRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The candidate, rejected or vetoed.",
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
    "/candidates/{candidateId}/checklist": {
      "get": {
        "operationId": "getChecklist",
        "summary": "The manual test cases of a candidate",
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
            "description": "The test cases with what came of them.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Checklist"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "put": {
        "operationId": "putChecklistResult",
        "summary": "Say what came of a test case",
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
                "$ref": "#/components/schemas/ChecklistResultRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The test cases.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Checklist"
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
    "/rollbacks": {
      "get": {
        "operationId": "planRollback",
        "summary": "What a rollback would do",
        "tags": [
          "deployments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ComponentQuery"
          },
          {
            "$ref": "#/components/parameters/EnvironmentQuery"
          }
        ],
        "responses": {
          "200": {
            "description": "What would go and come, with warnings and every reason why not.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RollbackPlan"
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
        "operationId": "createRollback",
        "summary": "Roll back to a working version",
        "description": "Skips soak, quorum, test cases and freezes, never the one-deployment-at-a-time guard. It locks the environment and vetoes the bad revision in the same step.",
        "tags": [
          "deployments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RollbackRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The rollback that this idempotency key has asked for before.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Deployment"
                }
              }
            }
          },
          "201": {
            "description": "The deployment of the earlier revision.",
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
    "/locks": {
      "get": {
        "operationId": "listLocks",
        "summary": "Locked environments",
        "tags": [
          "environments"
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
            "name": "active",
            "in": "query",
            "description": "Only locks that stand, or only those that do not any more.",
            "schema": {
              "type": "boolean"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The locks, the newest first; at most 200.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/LockList"
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
        "operationId": "createLock",
        "summary": "Lock an environment",
        "tags": [
          "environments"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/LockRequest"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The lock.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Lock"
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
    "/locks/{lockId}": {
      "delete": {
        "operationId": "liftLock",
        "summary": "Lift a lock",
        "tags": [
          "environments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/LockId"
          }
        ],
        "responses": {
          "200": {
            "description": "The lock, lifted.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Lock"
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
    "/vetoes": {
      "get": {
        "operationId": "listVetoes",
        "summary": "Revisions that must not be deployed",
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
            "description": "The vetoes, the newest first; at most 200.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/VetoList"
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
        "operationId": "liftVeto",
        "summary": "Take a veto back",
        "tags": [
          "environments"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ComponentQuery"
          },
          {
            "name": "sha",
            "in": "query",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/Sha"
            }
          }
        ],
        "responses": {
          "204": {
            "description": "There is no veto on it any more."
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/metrics": {
      "get": {
        "operationId": "getMetrics",
        "summary": "How the trains have been doing",
        "description": "Counts the deployments to the environments that trains promote to. Weeks begin on Monday in the zone of the train. A figure without data is absent, and every figure says of how many it is made.",
        "tags": [
          "metrics"
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
            "$ref": "#/components/parameters/From"
          },
          {
            "$ref": "#/components/parameters/To"
          }
        ],
        "responses": {
          "200": {
            "description": "Deployment frequency, lead time, change failure rate and time to restore.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Metrics"
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
    "/feeds": {
      "get": {
        "operationId": "listFeeds",
        "summary": "One's own calendar feeds",
        "tags": [
          "calendar"
        ],
        "responses": {
          "200": {
            "description": "The feeds that have not been revoked.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/FeedList"
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
        "operationId": "createFeed",
        "summary": "Make a calendar feed",
        "tags": [
          "calendar"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/FeedRequest"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The feed with its address, which is shown this once.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Feed"
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
    "/feeds/{feedId}": {
      "delete": {
        "operationId": "revokeFeed",
        "summary": "Revoke a calendar feed",
        "tags": [
          "calendar"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/FeedId"
          }
        ],
        "responses": {
          "204": {
            "description": "Its address answers 404 from now on."
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/calendar/{token}": {
      "get": {
        "operationId": "readFeed",
        "summary": "The calendar of a train, for calendar programs",
        "description": "Nobody signs in here: the token in the address is the secret. It shows what the owner of the feed may read of the schedule, one year ahead.",
        "tags": [
          "calendar"
        ],
        "security": [],
        "parameters": [
          {
            "name": "token",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 20,
              "maxLength": 100
            }
          }
        ],
        "responses": {
          "200": {
            "description": "An iCalendar document.",
            "content": {
              "text/calendar": {
                "schema": {
                  "type": "string"
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
      "HoldId": {
        "name": "holdId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 26
        }
      },
      "LockId": {
        "name": "lockId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 26
        }
      },
      "FeedId": {
        "name": "feedId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 26
        }
      },
      "From": {
        "name": "from",
        "in": "query",
        "required": true,
        "allowReserved": true,
        "description": "The first instant of the interval.",
        "schema": {
          "$ref": "#/components/schemas/Instant"
        }
      },
      "To": {
        "name": "to",
        "in": "query",
        "required": true,
        "allowReserved": true,
        "description": "The instant that the interval ends before.",
        "schema": {
          "$ref": "#/components/schemas/Instant"
        }
      },
      "ComponentQuery": {
        "name": "component",
        "in": "query",
        "required": true,
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/EntityRef"
        }
      },
      "EnvironmentQuery": {
        "name": "environment",
        "in": "query",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "The same key from the same caller asks once.",
        "schema": {
          "type": "string",
          "minLength": 8,
          "maxLength": 128
        }
      },
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
          "hotfixQuorum",
          "promotesItself",
          "freezes",
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
          "hotfixQuorum": {
            "type": "integer",
            "description": "How many LGTMs a hot-fix needs."
          },
          "promotesItself": {
            "type": "boolean",
            "description": "The train asks for its promotion at the slot once every guard is open."
          },
          "cutOff": {
            "type": "string",
            "pattern": "^\\d{2}:\\d{2}$",
            "description": "Wall-clock time after which a promotion is warned of; in the train's zone."
          },
          "freezes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FreezeWindow"
            }
          },
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
          "lane",
          "holds",
          "pins",
          "may",
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
          "lane": {
            "type": "string",
            "enum": [
              "train",
              "hotfix"
            ]
          },
          "reason": {
            "type": "string",
            "description": "Why a hot-fix was begun."
          },
          "requestedBy": {
            "type": "string"
          },
          "holds": {
            "type": "array",
            "description": "What the cut waits for; only holds that stand.",
            "items": {
              "$ref": "#/components/schemas/Hold"
            }
          },
          "pins": {
            "type": "array",
            "description": "Commits that people chose for the coming cut.",
            "items": {
              "$ref": "#/components/schemas/Pin"
            }
          },
          "may": {
            "$ref": "#/components/schemas/RunAbilities"
          },
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
          "changesComplete",
          "pinnedAt",
          "behindProd",
          "checklist",
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
          "changesComplete": {
            "type": "boolean",
            "description": "False when the source could not list every change."
          },
          "pinReason": {
            "type": "string",
            "description": "Why another commit than the newest was pinned."
          },
          "pinnedBy": {
            "type": "string"
          },
          "pinnedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "detail": {
            "type": "string",
            "description": "One sentence on the present state, such as why it was left out."
          },
          "behindProd": {
            "type": "array",
            "description": "Hot-fixes in production that the history of this candidate does not hold.",
            "items": {
              "$ref": "#/components/schemas/Sha"
            }
          },
          "checklist": {
            "$ref": "#/components/schemas/ChecklistSummary"
          },
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
          "source",
          "userRef",
          "verdict",
          "at"
        ],
        "properties": {
          "source": {
            "type": "string",
            "description": "Where the word was given, such as `portal` or `slack`."
          },
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
                "version",
                "complete",
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
                "markdown": {
                  "type": "string",
                  "description": "What a person wrote for people, in place of the list."
                },
                "editedBy": {
                  "type": "string"
                },
                "editedAt": {
                  "$ref": "#/components/schemas/Instant"
                },
                "version": {
                  "type": "integer",
                  "description": "Of the candidate; a change of the notes carries it."
                },
                "complete": {
                  "type": "boolean"
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
          "toldAt": {
            "allOf": [
              {
                "$ref": "#/components/schemas/Instant"
              }
            ],
            "description": "When the channel was last told of them; absent when it was not. What is told is updated when they are written again."
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
          "overridden",
          "may",
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
          "reason": {
            "type": "string",
            "description": "Why it was asked for."
          },
          "overridden": {
            "type": "array",
            "description": "Codes of the guards that a person has passed by.",
            "items": {
              "type": "string"
            }
          },
          "overrideReason": {
            "type": "string"
          },
          "replacesSha": {
            "description": "For a rollback, the bad revision.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Sha"
              }
            ]
          },
          "may": {
            "$ref": "#/components/schemas/DeploymentAbilities"
          },
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
          "override": {
            "$ref": "#/components/schemas/Override"
          },
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
          "warnings",
          "override",
          "component",
          "environment",
          "allowed",
          "reasons",
          "asOf"
        ],
        "properties": {
          "warnings": {
            "type": "array",
            "description": "What does not stand in the way, but should be known.",
            "items": {
              "$ref": "#/components/schemas/GuardReason"
            }
          },
          "override": {
            "$ref": "#/components/schemas/OverrideAbility"
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
          "rollsBack",
          "may",
          "name",
          "mechanism",
          "triggered",
          "drift"
        ],
        "properties": {
          "lock": {
            "$ref": "#/components/schemas/Lock"
          },
          "freeze": {
            "$ref": "#/components/schemas/FreezeNow"
          },
          "rollsBack": {
            "type": "boolean",
            "description": "Whether an earlier revision can be brought back here by Signalbox."
          },
          "may": {
            "$ref": "#/components/schemas/EnvironmentAbilities"
          },
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
      },
      "Reason": {
        "type": "string",
        "minLength": 1,
        "maxLength": 2000,
        "pattern": "\\S"
      },
      "Override": {
        "type": "object",
        "description": "Passes by guards that would refuse; it takes the permission to override and is kept with the deployment.",
        "additionalProperties": false,
        "required": [
          "codes",
          "reason"
        ],
        "properties": {
          "codes": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "type": "string"
            }
          },
          "reason": {
            "$ref": "#/components/schemas/Reason"
          }
        }
      },
      "OverrideAbility": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "permitted",
          "codes"
        ],
        "properties": {
          "permitted": {
            "type": "boolean",
            "description": "Whether the caller may override."
          },
          "codes": {
            "type": "array",
            "description": "Those of the reasons that can be overridden at all.",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "RunAbilities": {
        "type": "object",
        "description": "What the caller may do with the run, by permission alone.",
        "additionalProperties": false,
        "required": [
          "hold",
          "manage",
          "promote"
        ],
        "properties": {
          "hold": {
            "type": "boolean"
          },
          "manage": {
            "type": "boolean",
            "description": "Cut, cancel, choose commits, leave candidates out, begin hot-fixes."
          },
          "promote": {
            "type": "boolean"
          }
        }
      },
      "DeploymentAbilities": {
        "type": "object",
        "description": "What the caller may do with the deployment, by permission alone.",
        "additionalProperties": false,
        "required": [
          "settle"
        ],
        "properties": {
          "settle": {
            "type": "boolean",
            "description": "Cancel it, or say what became of it."
          }
        }
      },
      "EnvironmentAbilities": {
        "type": "object",
        "description": "What the caller may do here, by permission alone.",
        "additionalProperties": false,
        "required": [
          "deploy",
          "lock",
          "rollBack"
        ],
        "properties": {
          "deploy": {
            "type": "boolean"
          },
          "lock": {
            "type": "boolean"
          },
          "rollBack": {
            "type": "boolean"
          }
        }
      },
      "FreezeWindow": {
        "type": "object",
        "description": "When nothing is deployed (`deny`), or the only time when something is (`allow`). Either every week, or once.",
        "additionalProperties": false,
        "required": [
          "name",
          "kind",
          "environments"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "deny",
              "allow"
            ]
          },
          "environments": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "weekly": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "from",
              "to"
            ],
            "properties": {
              "from": {
                "$ref": "#/components/schemas/WeeklyTime"
              },
              "to": {
                "$ref": "#/components/schemas/WeeklyTime"
              }
            }
          },
          "once": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "from",
              "to"
            ],
            "properties": {
              "from": {
                "$ref": "#/components/schemas/LocalDateTime"
              },
              "to": {
                "$ref": "#/components/schemas/LocalDateTime"
              }
            }
          }
        }
      },
      "WeeklyTime": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "weekday",
          "time"
        ],
        "properties": {
          "weekday": {
            "type": "integer",
            "minimum": 1,
            "maximum": 7
          },
          "time": {
            "type": "string",
            "pattern": "^\\d{2}:\\d{2}$"
          }
        }
      },
      "LocalDateTime": {
        "type": "string",
        "description": "A date and wall-clock time in the time zone of the train.",
        "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$"
      },
      "FreezeNow": {
        "type": "object",
        "description": "A freeze that stands now.",
        "additionalProperties": false,
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "until": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "Slot": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "date",
          "holdCallAt",
          "cutAt",
          "soakedAt",
          "lgtmCallAt",
          "promoteAt",
          "freezes"
        ],
        "properties": {
          "date": {
            "$ref": "#/components/schemas/LocalDate"
          },
          "holdCallAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "cutAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "soakedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "lgtmCallAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "promoteAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "runId": {
            "type": "string",
            "description": "The run of this slot, when there is one already."
          },
          "state": {
            "$ref": "#/components/schemas/RunState"
          },
          "freezes": {
            "type": "array",
            "description": "Freezes that stand at the cut or at the promotion.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "stop",
                "name"
              ],
              "properties": {
                "stop": {
                  "type": "string",
                  "enum": [
                    "cut",
                    "promote"
                  ]
                },
                "name": {
                  "type": "string"
                },
                "until": {
                  "$ref": "#/components/schemas/Instant"
                }
              }
            }
          }
        }
      },
      "SlotList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "timeZone"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Slot"
            }
          },
          "timeZone": {
            "type": "string"
          }
        }
      },
      "Rehearsal": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "train",
          "timeZone",
          "runs",
          "asOf"
        ],
        "properties": {
          "train": {
            "type": "string"
          },
          "timeZone": {
            "type": "string"
          },
          "runs": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RehearsedRun"
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "RehearsedRun": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "date",
          "stops",
          "reasons"
        ],
        "properties": {
          "date": {
            "$ref": "#/components/schemas/LocalDate"
          },
          "runId": {
            "type": "string"
          },
          "state": {
            "$ref": "#/components/schemas/RunState"
          },
          "stops": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "stop",
                "at",
                "localTime",
                "components"
              ],
              "properties": {
                "stop": {
                  "type": "string",
                  "enum": [
                    "hold_call",
                    "cut",
                    "soaked",
                    "lgtm_call",
                    "promote"
                  ]
                },
                "at": {
                  "$ref": "#/components/schemas/Instant"
                },
                "localTime": {
                  "type": "string",
                  "description": "Wall-clock time with the abbreviation of the zone, such as 10:00 PST."
                },
                "components": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": [
                      "component",
                      "what",
                      "reasons"
                    ],
                    "properties": {
                      "component": {
                        "$ref": "#/components/schemas/EntityRef"
                      },
                      "what": {
                        "type": "string",
                        "description": "What would happen, such as `github-workflow to staging`."
                      },
                      "reasons": {
                        "type": "array",
                        "description": "Every reason that would stand in the way then.",
                        "items": {
                          "$ref": "#/components/schemas/GuardReason"
                        }
                      }
                    }
                  }
                }
              }
            }
          },
          "reasons": {
            "type": "array",
            "description": "Reasons about the run as a whole, such as holds.",
            "items": {
              "$ref": "#/components/schemas/GuardReason"
            }
          }
        }
      },
      "AnnouncementPreviewList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "name",
                "template",
                "custom",
                "text"
              ],
              "properties": {
                "name": {
                  "type": "string",
                  "description": "The key in the configuration, such as `holdCall`."
                },
                "template": {
                  "type": "string"
                },
                "custom": {
                  "type": "boolean",
                  "description": "The configuration has another template than the built-in one."
                },
                "text": {
                  "type": "string",
                  "description": "Markdown, as the channel would read it."
                }
              }
            }
          }
        }
      },
      "HotfixRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "sha",
          "reason"
        ],
        "properties": {
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "reason": {
            "$ref": "#/components/schemas/Reason"
          }
        }
      },
      "CutRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version",
          "reason"
        ],
        "properties": {
          "version": {
            "type": "integer"
          },
          "reason": {
            "$ref": "#/components/schemas/Reason"
          },
          "components": {
            "type": "array",
            "description": "After the cut, the components to pin again; before it, commits chosen for some. Without a sha it is the newest commit of the source branch.",
            "maxItems": 50,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "component"
              ],
              "properties": {
                "component": {
                  "$ref": "#/components/schemas/EntityRef"
                },
                "sha": {
                  "$ref": "#/components/schemas/Sha"
                }
              }
            }
          }
        }
      },
      "PinRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component"
        ],
        "properties": {
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "sha": {
            "description": "Without it, the choice is taken back.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Sha"
              }
            ]
          },
          "reason": {
            "description": "Needed with a sha.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Reason"
              }
            ]
          }
        }
      },
      "Pin": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "sha",
          "reason",
          "userRef",
          "at"
        ],
        "properties": {
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "reason": {
            "type": "string"
          },
          "userRef": {
            "type": "string"
          },
          "at": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "ReasonedRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version",
          "reason"
        ],
        "properties": {
          "version": {
            "type": "integer"
          },
          "reason": {
            "$ref": "#/components/schemas/Reason"
          }
        }
      },
      "PromotionRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "candidates"
        ],
        "properties": {
          "candidates": {
            "type": "array",
            "minItems": 1,
            "maxItems": 50,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "candidateId",
                "revision"
              ],
              "properties": {
                "candidateId": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 26
                },
                "revision": {
                  "type": "integer",
                  "minimum": 1
                }
              }
            }
          },
          "override": {
            "$ref": "#/components/schemas/Override"
          }
        }
      },
      "PromotionResult": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Deployment"
            }
          }
        }
      },
      "HoldRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "pullNumber"
        ],
        "properties": {
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "pullNumber": {
            "type": "integer",
            "minimum": 1,
            "maximum": 2147483647
          },
          "reason": {
            "$ref": "#/components/schemas/Reason"
          }
        }
      },
      "Hold": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "runId",
          "component",
          "pullNumber",
          "title",
          "url",
          "askedBy",
          "askedAt"
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
          "pullNumber": {
            "type": "integer"
          },
          "title": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "reason": {
            "type": "string"
          },
          "askedBy": {
            "type": "string"
          },
          "askedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "liftedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "liftedBy": {
            "type": "string"
          },
          "liftedWhy": {
            "type": "string",
            "enum": [
              "merged",
              "closed",
              "person"
            ]
          },
          "checkedAt": {
            "description": "When the source was last asked about it successfully.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Instant"
              }
            ]
          },
          "checkError": {
            "type": "string"
          }
        }
      },
      "HoldList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Hold"
            }
          }
        }
      },
      "JournalList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/JournalEntry"
            }
          }
        }
      },
      "JournalEntry": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "at",
          "actor",
          "what"
        ],
        "properties": {
          "at": {
            "$ref": "#/components/schemas/Instant"
          },
          "actor": {
            "type": "string"
          },
          "what": {
            "type": "string",
            "description": "Such as `hold-asked` or `run-cancelled`."
          },
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "environment": {
            "type": "string"
          },
          "detail": {
            "type": "string"
          }
        }
      },
      "RejectRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version",
          "reason"
        ],
        "properties": {
          "version": {
            "type": "integer"
          },
          "reason": {
            "$ref": "#/components/schemas/Reason"
          },
          "veto": {
            "type": "boolean",
            "description": "Also never deploys this revision again; not when it is absent."
          }
        }
      },
      "ChecklistSummary": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "total",
          "passed",
          "failed",
          "skipped"
        ],
        "properties": {
          "total": {
            "type": "integer"
          },
          "passed": {
            "type": "integer"
          },
          "failed": {
            "type": "integer"
          },
          "skipped": {
            "type": "integer"
          }
        }
      },
      "Checklist": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "candidateId",
          "revision",
          "items",
          "mayTick",
          "asOf"
        ],
        "properties": {
          "candidateId": {
            "type": "string"
          },
          "revision": {
            "type": "integer"
          },
          "mayTick": {
            "type": "boolean"
          },
          "items": {
            "type": "array",
            "description": "In the order of the configuration.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id",
                "environment",
                "title"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "environment": {
                  "type": "string",
                  "description": "Where it is tested."
                },
                "title": {
                  "type": "string"
                },
                "url": {
                  "type": "string",
                  "description": "Where the steps are written down."
                },
                "result": {
                  "$ref": "#/components/schemas/ChecklistResult"
                }
              }
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "ChecklistResult": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "result",
          "userRef",
          "at"
        ],
        "properties": {
          "result": {
            "$ref": "#/components/schemas/ChecklistOutcome"
          },
          "note": {
            "type": "string"
          },
          "userRef": {
            "type": "string"
          },
          "at": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "ChecklistOutcome": {
        "type": "string",
        "enum": [
          "pass",
          "fail",
          "skip"
        ]
      },
      "ChecklistResultRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "revision",
          "environment",
          "itemId"
        ],
        "properties": {
          "revision": {
            "type": "integer",
            "minimum": 1
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "itemId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "result": {
            "description": "Without it, the result is taken back.",
            "allOf": [
              {
                "$ref": "#/components/schemas/ChecklistOutcome"
              }
            ]
          },
          "note": {
            "type": "string",
            "maxLength": 2000,
            "description": "Needed when the result is `fail` or `skip`."
          }
        }
      },
      "RollbackPlan": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "environment",
          "targets",
          "warnings",
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
          "badSha": {
            "description": "What would go and be vetoed.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Sha"
              }
            ]
          },
          "targets": {
            "type": "array",
            "description": "Revisions that were verified here, the latest first; the first is the default.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "sha",
                "at"
              ],
              "properties": {
                "sha": {
                  "$ref": "#/components/schemas/Sha"
                },
                "shaUrl": {
                  "type": "string"
                },
                "at": {
                  "$ref": "#/components/schemas/Instant"
                }
              }
            }
          },
          "warnings": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GuardReason"
            }
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
      "RollbackRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "environment",
          "reason"
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
          "sha": {
            "description": "The revision to go back to; the last verified one when absent.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Sha"
              }
            ]
          },
          "reason": {
            "$ref": "#/components/schemas/Reason"
          }
        }
      },
      "Lock": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "component",
          "environment",
          "reason",
          "owner",
          "at",
          "cause"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "environment": {
            "type": "string"
          },
          "reason": {
            "type": "string"
          },
          "owner": {
            "type": "string"
          },
          "at": {
            "$ref": "#/components/schemas/Instant"
          },
          "expiresAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "liftedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "liftedBy": {
            "type": "string"
          },
          "cause": {
            "type": "string",
            "enum": [
              "person",
              "rollback"
            ]
          }
        }
      },
      "LockRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "environment",
          "reason"
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
          "reason": {
            "$ref": "#/components/schemas/Reason"
          },
          "expiresAt": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "LockList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Lock"
            }
          }
        }
      },
      "Veto": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "component",
          "sha",
          "reason",
          "userRef",
          "at"
        ],
        "properties": {
          "component": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "sha": {
            "$ref": "#/components/schemas/Sha"
          },
          "shaUrl": {
            "type": "string"
          },
          "reason": {
            "type": "string"
          },
          "userRef": {
            "type": "string"
          },
          "at": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "VetoList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Veto"
            }
          }
        }
      },
      "NotesRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "candidateId",
          "version"
        ],
        "properties": {
          "candidateId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 26
          },
          "version": {
            "type": "integer",
            "description": "The version of the candidate that the writer has seen."
          },
          "markdown": {
            "type": "string",
            "maxLength": 20000,
            "description": "Without it, the list of the changes is told again."
          }
        }
      },
      "Metrics": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "from",
          "to",
          "timeZone",
          "total",
          "weeks",
          "asOf"
        ],
        "properties": {
          "from": {
            "$ref": "#/components/schemas/Instant"
          },
          "to": {
            "$ref": "#/components/schemas/Instant"
          },
          "timeZone": {
            "type": "string"
          },
          "total": {
            "$ref": "#/components/schemas/MetricFigures"
          },
          "weeks": {
            "type": "array",
            "description": "The earliest first; also weeks in which nothing happened.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "weekOf",
                "figures"
              ],
              "properties": {
                "weekOf": {
                  "$ref": "#/components/schemas/LocalDate"
                },
                "figures": {
                  "$ref": "#/components/schemas/MetricFigures"
                }
              }
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "MetricFigures": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "deployments",
          "leadTime",
          "changeFailure",
          "restore"
        ],
        "properties": {
          "deployments": {
            "type": "integer",
            "description": "Deployments that reached production, rollbacks left out."
          },
          "leadTime": {
            "type": "object",
            "description": "From the merge of a change to its arrival in production.",
            "additionalProperties": false,
            "required": [
              "n"
            ],
            "properties": {
              "n": {
                "type": "integer",
                "description": "Changes counted."
              },
              "medianMs": {
                "type": "integer"
              },
              "p90Ms": {
                "type": "integer"
              }
            }
          },
          "changeFailure": {
            "type": "object",
            "description": "Deployments to production that failed or were rolled back.",
            "additionalProperties": false,
            "required": [
              "n",
              "failed"
            ],
            "properties": {
              "n": {
                "type": "integer",
                "description": "Deployments that reached the vendor, rollbacks left out."
              },
              "failed": {
                "type": "integer"
              },
              "rate": {
                "type": "number"
              }
            }
          },
          "restore": {
            "type": "object",
            "description": "From a failed or bad deployment to the next good one of the component.",
            "additionalProperties": false,
            "required": [
              "n"
            ],
            "properties": {
              "n": {
                "type": "integer"
              },
              "medianMs": {
                "type": "integer"
              }
            }
          }
        }
      },
      "FeedRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "train"
        ],
        "properties": {
          "train": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          }
        }
      },
      "Feed": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "train",
          "createdAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "train": {
            "type": "string"
          },
          "url": {
            "type": "string",
            "description": "Its address with the secret token; only in the answer that made it."
          },
          "createdAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "usedAt": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "FeedList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Feed"
            }
          }
        }
      }
    }
  }
};
