// Made from openapi.yaml by `yarn openapi:generate`. Edit that file, not this one.
export const openapiDocument = {
  "openapi": "3.0.3",
  "info": {
    "title": "on-call",
    "version": "1",
    "description": "Who is on call, now and next, and what came of pages. Instants are RFC 3339 in UTC; the time zone of a rotation is always named beside them.",
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
    "/rotations": {
      "get": {
        "operationId": "listRotations",
        "summary": "The configured rotations",
        "tags": [
          "rotations"
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RotationList"
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
    "/rotations/{rotationId}": {
      "get": {
        "operationId": "getRotation",
        "summary": "One rotation",
        "tags": [
          "rotations"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Rotation"
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
    "/rotations/{rotationId}/shifts": {
      "get": {
        "operationId": "getSchedule",
        "summary": "Who is on call when",
        "tags": [
          "rotations"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
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
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Schedule"
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
    "/rotations/{rotationId}/fairness": {
      "get": {
        "operationId": "getFairness",
        "summary": "How the load was shared",
        "tags": [
          "rotations"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
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
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Fairness"
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
    "/rotations/{rotationId}/overrides": {
      "get": {
        "operationId": "listOverrides",
        "summary": "Overrides of a rotation that have not ended before `from`",
        "tags": [
          "overrides"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
          },
          {
            "name": "from",
            "in": "query",
            "allowReserved": true,
            "description": "The present by default.",
            "schema": {
              "$ref": "#/components/schemas/Instant"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/OverrideList"
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
        "operationId": "createOverride",
        "summary": "Have somebody stand in",
        "tags": [
          "overrides"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
          },
          {
            "name": "Idempotency-Key",
            "in": "header",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/OverrideRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "It was created before with the same key.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Override"
                }
              }
            }
          },
          "201": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Override"
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
    "/rotations/{rotationId}/overrides/preview": {
      "post": {
        "operationId": "previewOverride",
        "summary": "What an override would do",
        "tags": [
          "overrides"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/OverrideRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SchedulePreview"
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
    "/rotations/{rotationId}/overrides/{overrideId}": {
      "delete": {
        "operationId": "deleteOverride",
        "summary": "Take an override back",
        "tags": [
          "overrides"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
          },
          {
            "$ref": "#/components/parameters/OverrideId"
          }
        ],
        "responses": {
          "204": {
            "description": "Done."
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/rotations/{rotationId}/swaps": {
      "get": {
        "operationId": "listSwaps",
        "summary": "Swaps of a rotation, the newest first",
        "tags": [
          "swaps"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
          },
          {
            "name": "open",
            "in": "query",
            "description": "Only those that wait for an answer.",
            "schema": {
              "type": "boolean"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SwapList"
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
        "operationId": "createSwap",
        "summary": "Ask for a swap, take a shift, or assign one",
        "tags": [
          "swaps"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
          },
          {
            "name": "Idempotency-Key",
            "in": "header",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SwapRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "It was created before with the same key.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Swap"
                }
              }
            }
          },
          "201": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Swap"
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
    "/rotations/{rotationId}/swaps/preview": {
      "post": {
        "operationId": "previewSwap",
        "summary": "What a swap would do",
        "tags": [
          "swaps"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/RotationId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SwapRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SchedulePreview"
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
    "/swaps/{swapId}/accept": {
      "post": {
        "operationId": "acceptSwap",
        "summary": "Agree to a swap",
        "tags": [
          "swaps"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/SwapId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Versioned"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Swap"
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
    "/swaps/{swapId}/decline": {
      "post": {
        "operationId": "declineSwap",
        "summary": "Say no to a swap",
        "tags": [
          "swaps"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/SwapId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Versioned"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Swap"
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
    "/swaps/{swapId}/withdraw": {
      "post": {
        "operationId": "withdrawSwap",
        "summary": "Take a question for a swap, or an agreed swap that has not begun, back",
        "tags": [
          "swaps"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/SwapId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Versioned"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Swap"
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
    "/who": {
      "get": {
        "operationId": "whoIsOnCall",
        "summary": "Who is on call",
        "tags": [
          "who"
        ],
        "parameters": [
          {
            "name": "entityRef",
            "in": "query",
            "allowReserved": true,
            "description": "Either this or `rotation`.",
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          {
            "name": "rotation",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63
            }
          },
          {
            "name": "at",
            "in": "query",
            "allowReserved": true,
            "description": "The present by default.",
            "schema": {
              "$ref": "#/components/schemas/Instant"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/WhoIsOnCall"
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
    "/me/shifts": {
      "get": {
        "operationId": "listMyShifts",
        "summary": "One's own shifts, now and ahead",
        "tags": [
          "who"
        ],
        "parameters": [
          {
            "name": "weeks",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 104,
              "default": 12
            }
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/MyShifts"
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
    "/pages": {
      "get": {
        "operationId": "listPages",
        "summary": "Pages, the newest first",
        "tags": [
          "pages"
        ],
        "parameters": [
          {
            "name": "rotation",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63
            }
          },
          {
            "name": "entityRef",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          {
            "name": "state",
            "in": "query",
            "description": "`open`: not resolved.",
            "schema": {
              "type": "string",
              "enum": [
                "open",
                "resolved"
              ]
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
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PageList"
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
        "operationId": "createPage",
        "summary": "Page whoever is on call",
        "tags": [
          "pages"
        ],
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PageRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "It was opened before with the same key.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PageWithHistory"
                }
              }
            }
          },
          "201": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PageWithHistory"
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
    "/pages/{pageId}": {
      "get": {
        "operationId": "getPage",
        "summary": "One page with its history",
        "tags": [
          "pages"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/PageId"
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PageWithHistory"
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
    "/pages/{pageId}/acknowledge": {
      "post": {
        "operationId": "acknowledgePage",
        "summary": "Say that one is on it",
        "tags": [
          "pages"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/PageId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PageAction"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PageWithHistory"
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
    "/pages/{pageId}/escalate": {
      "post": {
        "operationId": "escalatePage",
        "summary": "Page the next level now",
        "tags": [
          "pages"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/PageId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PageAction"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PageWithHistory"
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
    "/pages/{pageId}/resolve": {
      "post": {
        "operationId": "resolvePage",
        "summary": "Say that it is over",
        "tags": [
          "pages"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/PageId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PageAction"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PageWithHistory"
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
    "/shifts/{shiftId}/book": {
      "get": {
        "operationId": "getShiftBook",
        "summary": "What a shift has to see to",
        "tags": [
          "shifts"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ShiftId"
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ShiftBook"
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
    "/shifts/{shiftId}/book/{dutyId}": {
      "put": {
        "operationId": "tickDuty",
        "summary": "Tick a duty, or an item of the pairing list",
        "tags": [
          "shifts"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ShiftId"
          },
          {
            "$ref": "#/components/parameters/DutyId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TickRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ShiftBook"
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
    "/shifts/{shiftId}/handoff": {
      "get": {
        "operationId": "getHandoff",
        "summary": "The handoff note at the end of a shift",
        "tags": [
          "shifts"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ShiftId"
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Handoff"
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
        "operationId": "writeHandoff",
        "summary": "Write the handoff note",
        "tags": [
          "shifts"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ShiftId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/HandoffRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Handoff"
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
    "/shifts/{shiftId}/handoff/acknowledge": {
      "post": {
        "operationId": "acknowledgeHandoff",
        "summary": "Say that one has read it, as the incoming primary",
        "tags": [
          "shifts"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/ShiftId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Versioned"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Handoff"
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
    "/readiness/{userRef}": {
      "get": {
        "operationId": "getReadiness",
        "summary": "Whether somebody is ready for a shift",
        "tags": [
          "readiness"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/UserRef"
          },
          {
            "name": "rotation",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63
            }
          }
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Readiness"
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
    "/readiness/{userRef}/{checkId}": {
      "put": {
        "operationId": "attestReadiness",
        "summary": "Say how one box of a check is",
        "tags": [
          "readiness"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/UserRef"
          },
          {
            "$ref": "#/components/parameters/CheckId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AttestRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Readiness"
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
    "/readiness/{userRef}/{checkId}/look": {
      "post": {
        "operationId": "lookWithToken",
        "summary": "Have a machine look once, by a token of one's own",
        "description": "The token is used for this one look and then forgotten. It is not stored and not logged; what it showed is kept, with its date and expiry. One looks for oneself only.",
        "tags": [
          "readiness"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/UserRef"
          },
          {
            "$ref": "#/components/parameters/CheckId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TokenLookRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Readiness"
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
          "feeds"
        ],
        "responses": {
          "200": {
            "description": "As it is now.",
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
          "feeds"
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
            "description": "As it is now.",
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
          "feeds"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/FeedId"
          }
        ],
        "responses": {
          "204": {
            "description": "Done."
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/calendar/{token}.ics": {
      "get": {
        "operationId": "getCalendar",
        "summary": "A calendar feed",
        "description": "Without signing in: the token is the secret.",
        "tags": [
          "feeds"
        ],
        "parameters": [
          {
            "name": "token",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The shifts.",
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
      "RotationId": {
        "name": "rotationId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "From": {
        "name": "from",
        "in": "query",
        "allowReserved": true,
        "required": true,
        "schema": {
          "$ref": "#/components/schemas/Instant"
        }
      },
      "To": {
        "name": "to",
        "in": "query",
        "allowReserved": true,
        "required": true,
        "description": "At most two years after `from`.",
        "schema": {
          "$ref": "#/components/schemas/Instant"
        }
      },
      "OverrideId": {
        "name": "overrideId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 26
        }
      },
      "SwapId": {
        "name": "swapId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 26
        }
      },
      "PageId": {
        "name": "pageId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 64
        }
      },
      "ShiftId": {
        "name": "shiftId",
        "in": "path",
        "required": true,
        "description": "`rotation:number`.",
        "schema": {
          "type": "string",
          "minLength": 3,
          "maxLength": 127
        }
      },
      "DutyId": {
        "name": "dutyId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "UserRef": {
        "name": "userRef",
        "in": "path",
        "required": true,
        "description": "`me` is the caller.",
        "schema": {
          "type": "string",
          "minLength": 2,
          "maxLength": 255
        }
      },
      "CheckId": {
        "name": "checkId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
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
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500
        }
      }
    },
    "responses": {
      "Error": {
        "description": "A refusal, with a stable code and, where there are several, every reason.",
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
      "Instant": {
        "type": "string",
        "format": "date-time",
        "description": "An instant in UTC with milliseconds."
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
                  "$ref": "#/components/schemas/Reason"
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
      "Reason": {
        "type": "object",
        "description": "Why something is refused or looks wrong.",
        "additionalProperties": false,
        "required": [
          "code",
          "message"
        ],
        "properties": {
          "code": {
            "type": "string",
            "description": "Stable across releases, in upper case."
          },
          "message": {
            "type": "string"
          },
          "eligibleAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "params": {
            "type": "object",
            "additionalProperties": true,
            "description": "The values in the message, for translations."
          }
        }
      },
      "RotationLevel": {
        "type": "object",
        "description": "A line of people who can be paged.",
        "additionalProperties": false,
        "required": [
          "id",
          "title",
          "kind"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "rotating",
              "fixed"
            ]
          },
          "offset": {
            "type": "integer",
            "description": "How many turns after the current one; 0 is the primary."
          },
          "person": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "Who it always is, at a fixed level."
          }
        }
      },
      "EscalationStep": {
        "type": "object",
        "description": "When a level is paged.",
        "additionalProperties": false,
        "required": [
          "level",
          "afterMinutes"
        ],
        "properties": {
          "level": {
            "type": "string"
          },
          "afterMinutes": {
            "type": "integer",
            "description": "Minutes after the step before it; 0 for the first."
          }
        }
      },
      "Rotation": {
        "type": "object",
        "description": "A configured rotation.",
        "additionalProperties": false,
        "required": [
          "id",
          "title",
          "timeZone",
          "anchor",
          "handoffTime",
          "turnDays",
          "members",
          "levels",
          "escalation",
          "source",
          "entityRefs"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "timeZone": {
            "type": "string",
            "description": "IANA zone of its wall clock."
          },
          "anchor": {
            "type": "string",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
            "description": "Local date of the first shift."
          },
          "handoffTime": {
            "type": "string",
            "pattern": "^\\d{2}:\\d{2}$"
          },
          "turnDays": {
            "type": "integer",
            "minimum": 1
          },
          "members": {
            "type": "array",
            "description": "Who takes turns from the next handoff on, in order.",
            "items": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          "memberGroup": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "The group whose members take turns, where it is one."
          },
          "channel": {
            "type": "string",
            "description": "Where the team talks, such as `#single-cell-ops`."
          },
          "helpChannel": {
            "type": "string",
            "description": "Where to ask for access, such as `#help-infra`."
          },
          "levels": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RotationLevel"
            }
          },
          "escalation": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EscalationStep"
            }
          },
          "source": {
            "type": "string",
            "description": "Who says who is on call: `config`, or a source such as `pagerduty`."
          },
          "entityRefs": {
            "type": "array",
            "description": "What it is for, by the configuration.",
            "items": {
              "$ref": "#/components/schemas/EntityRef"
            }
          }
        }
      },
      "RotationList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Rotation"
            }
          }
        }
      },
      "Assignment": {
        "type": "object",
        "description": "Who is on call at one level for a time, `[start, end)`.",
        "additionalProperties": false,
        "required": [
          "level",
          "source"
        ],
        "properties": {
          "level": {
            "type": "string"
          },
          "start": {
            "allOf": [
              {
                "$ref": "#/components/schemas/Instant"
              }
            ],
            "description": "Absent for somebody who always has been."
          },
          "end": {
            "allOf": [
              {
                "$ref": "#/components/schemas/Instant"
              }
            ],
            "description": "Absent for somebody who always will be."
          },
          "person": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "Absent when it is nobody."
          },
          "name": {
            "type": "string",
            "description": "How the source names a person that the catalog does not know."
          },
          "source": {
            "type": "string",
            "enum": [
              "rotation",
              "swap",
              "override",
              "permanent",
              "nobody",
              "pagerduty"
            ]
          },
          "shiftId": {
            "type": "string",
            "description": "`rotation:number`; absent for a fixed level and for a source outside."
          },
          "insteadOf": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "Whose turn it is by the rotation alone."
          },
          "overrideId": {
            "type": "string"
          },
          "swapId": {
            "type": "string"
          },
          "url": {
            "type": "string",
            "description": "Where to look at it at the source."
          }
        }
      },
      "Gap": {
        "type": "object",
        "description": "Nobody is on call at a level.",
        "additionalProperties": false,
        "required": [
          "level",
          "start",
          "end"
        ],
        "properties": {
          "level": {
            "type": "string"
          },
          "start": {
            "$ref": "#/components/schemas/Instant"
          },
          "end": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "Doubled": {
        "type": "object",
        "description": "One person is on call at several levels at once.",
        "additionalProperties": false,
        "required": [
          "person",
          "levels",
          "start",
          "end"
        ],
        "properties": {
          "person": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "levels": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "start": {
            "$ref": "#/components/schemas/Instant"
          },
          "end": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "Drift": {
        "type": "object",
        "description": "The source outside says somebody else than the configured rotation.",
        "additionalProperties": false,
        "required": [
          "level",
          "start",
          "end"
        ],
        "properties": {
          "level": {
            "type": "string"
          },
          "start": {
            "$ref": "#/components/schemas/Instant"
          },
          "end": {
            "$ref": "#/components/schemas/Instant"
          },
          "configured": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "actual": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "actualName": {
            "type": "string"
          },
          "url": {
            "type": "string"
          }
        }
      },
      "Schedule": {
        "type": "object",
        "description": "Who is on call when.",
        "additionalProperties": false,
        "required": [
          "rotation",
          "timeZone",
          "from",
          "to",
          "assignments",
          "handoffs",
          "gaps",
          "doubled",
          "drift",
          "asOf"
        ],
        "properties": {
          "rotation": {
            "type": "string"
          },
          "timeZone": {
            "type": "string"
          },
          "from": {
            "$ref": "#/components/schemas/Instant"
          },
          "to": {
            "$ref": "#/components/schemas/Instant"
          },
          "assignments": {
            "type": "array",
            "description": "Whole, also where they reach beyond the window; by level, then by start.",
            "items": {
              "$ref": "#/components/schemas/Assignment"
            }
          },
          "handoffs": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Instant"
            }
          },
          "gaps": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Gap"
            }
          },
          "doubled": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Doubled"
            }
          },
          "drift": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Drift"
            }
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "Override": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "rotation",
          "level",
          "start",
          "end",
          "person",
          "createdBy",
          "createdAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "rotation": {
            "type": "string"
          },
          "level": {
            "type": "string"
          },
          "start": {
            "$ref": "#/components/schemas/Instant"
          },
          "end": {
            "$ref": "#/components/schemas/Instant"
          },
          "person": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "inPlaceOf": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "reason": {
            "type": "string"
          },
          "createdBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "createdAt": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "OverrideList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Override"
            }
          }
        }
      },
      "OverrideRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "level",
          "start",
          "end",
          "person"
        ],
        "properties": {
          "level": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "start": {
            "$ref": "#/components/schemas/Instant"
          },
          "end": {
            "$ref": "#/components/schemas/Instant"
          },
          "person": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "inPlaceOf": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "Holds only while this person would be on call otherwise."
          },
          "reason": {
            "type": "string",
            "maxLength": 500
          }
        }
      },
      "SchedulePreview": {
        "type": "object",
        "description": "What a change would do; nothing is written.",
        "additionalProperties": false,
        "required": [
          "before",
          "after",
          "warnings"
        ],
        "properties": {
          "before": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Assignment"
            }
          },
          "after": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Assignment"
            }
          },
          "warnings": {
            "type": "array",
            "description": "What looks wrong but is not refused: somebody doubled, a part in the past, a gap.",
            "items": {
              "$ref": "#/components/schemas/Reason"
            }
          }
        }
      },
      "SwapShift": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "shiftId",
          "level",
          "start",
          "end"
        ],
        "properties": {
          "shiftId": {
            "type": "string"
          },
          "level": {
            "type": "string"
          },
          "start": {
            "$ref": "#/components/schemas/Instant"
          },
          "end": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "Swap": {
        "type": "object",
        "description": "Somebody has a whole shift in place of whose turn it is.",
        "additionalProperties": false,
        "required": [
          "id",
          "rotation",
          "shift",
          "from",
          "to",
          "mode",
          "state",
          "askedBy",
          "askedAt",
          "version"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "rotation": {
            "type": "string"
          },
          "shift": {
            "$ref": "#/components/schemas/SwapShift"
          },
          "inExchangeFor": {
            "allOf": [
              {
                "$ref": "#/components/schemas/SwapShift"
              }
            ],
            "description": "The shift that goes the other way."
          },
          "from": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "Who had the shift."
          },
          "to": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "Who has it, or would."
          },
          "mode": {
            "type": "string",
            "enum": [
              "ask",
              "take",
              "assign"
            ],
            "description": "`ask`: agreed on by the other; `take`: taken by who has it now; `assign`: on behalf."
          },
          "state": {
            "type": "string",
            "enum": [
              "asked",
              "accepted",
              "declined",
              "withdrawn",
              "lapsed"
            ]
          },
          "note": {
            "type": "string"
          },
          "askedBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "askedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "decidedBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "decidedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "version": {
            "type": "integer"
          }
        }
      },
      "SwapList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Swap"
            }
          }
        }
      },
      "SwapRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "shiftId",
          "level",
          "to",
          "mode"
        ],
        "properties": {
          "shiftId": {
            "type": "string",
            "minLength": 3,
            "maxLength": 127
          },
          "level": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "to": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "inExchangeFor": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "shiftId",
              "level"
            ],
            "properties": {
              "shiftId": {
                "type": "string",
                "minLength": 3,
                "maxLength": 127
              },
              "level": {
                "type": "string",
                "minLength": 1,
                "maxLength": 63
              }
            }
          },
          "mode": {
            "type": "string",
            "enum": [
              "ask",
              "take",
              "assign"
            ]
          },
          "note": {
            "type": "string",
            "maxLength": 500
          }
        }
      },
      "Versioned": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version"
        ],
        "properties": {
          "version": {
            "type": "integer",
            "description": "The version that was seen."
          }
        }
      },
      "Fairness": {
        "type": "object",
        "description": "How the load was shared.",
        "additionalProperties": false,
        "required": [
          "rotation",
          "timeZone",
          "from",
          "to",
          "asOf",
          "people"
        ],
        "properties": {
          "rotation": {
            "type": "string"
          },
          "timeZone": {
            "type": "string"
          },
          "from": {
            "$ref": "#/components/schemas/Instant"
          },
          "to": {
            "$ref": "#/components/schemas/Instant"
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          },
          "people": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "person",
                "shifts",
                "hours",
                "weeks",
                "weekendDays",
                "pages",
                "nightPages",
                "upcomingShifts"
              ],
              "properties": {
                "person": {
                  "$ref": "#/components/schemas/EntityRef"
                },
                "shifts": {
                  "type": "integer",
                  "description": "Turns at the primary level that began in the window."
                },
                "hours": {
                  "type": "number",
                  "description": "Hours at the primary level."
                },
                "weeks": {
                  "type": "number",
                  "description": "The same in weeks of 168 hours."
                },
                "weekendDays": {
                  "type": "integer",
                  "description": "Saturdays and Sundays of the zone with any time at the primary level."
                },
                "pages": {
                  "type": "integer",
                  "description": "Pages that rang for them."
                },
                "nightPages": {
                  "type": "integer",
                  "description": "Of those, between 22:00 and 07:00 in the zone."
                },
                "upcomingShifts": {
                  "type": "integer",
                  "description": "Turns ahead within the same length of time."
                }
              }
            }
          }
        }
      },
      "LevelNow": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "level",
          "title"
        ],
        "properties": {
          "level": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "now": {
            "$ref": "#/components/schemas/Assignment"
          },
          "next": {
            "allOf": [
              {
                "$ref": "#/components/schemas/Assignment"
              }
            ],
            "description": "The next somebody else."
          },
          "ready": {
            "type": "string",
            "enum": [
              "ready",
              "gaps",
              "unknown"
            ],
            "description": "Whether who has it now is ready for a shift."
          },
          "firstShift": {
            "type": "boolean",
            "description": "Who has it now has never held a shift of this rotation before."
          }
        }
      },
      "SourceState": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind",
          "stale"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "description": "`config` or the name of a source outside."
          },
          "title": {
            "type": "string",
            "description": "What people call a source outside, such as PagerDuty."
          },
          "fetchedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "stale": {
            "type": "boolean"
          },
          "problem": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "code",
              "message",
              "since"
            ],
            "properties": {
              "code": {
                "type": "string",
                "enum": [
                  "RATE_LIMITED",
                  "FORBIDDEN",
                  "NOT_FOUND",
                  "UNAVAILABLE",
                  "SLOW"
                ]
              },
              "message": {
                "type": "string"
              },
              "since": {
                "$ref": "#/components/schemas/Instant"
              }
            }
          }
        }
      },
      "WhoIsOnCall": {
        "type": "object",
        "description": "Who is on call for an entity or by a rotation.",
        "additionalProperties": false,
        "required": [
          "state",
          "at",
          "levels",
          "openPages",
          "drift"
        ],
        "properties": {
          "state": {
            "type": "string",
            "enum": [
              "available",
              "not-annotated",
              "not-configured"
            ],
            "description": "`not-annotated`: neither the entity nor its System or owning Group says so. `not-configured`: it names a rotation that there is not."
          },
          "at": {
            "$ref": "#/components/schemas/Instant"
          },
          "entityRef": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "inheritedFrom": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "The System or Group that says so for the entity."
          },
          "named": {
            "type": "string",
            "description": "The rotation or service that is named."
          },
          "rotation": {
            "$ref": "#/components/schemas/Rotation"
          },
          "levels": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LevelNow"
            }
          },
          "source": {
            "$ref": "#/components/schemas/SourceState"
          },
          "openPages": {
            "type": "array",
            "description": "Not resolved, the newest first.",
            "items": {
              "$ref": "#/components/schemas/Page"
            }
          },
          "drift": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Drift"
            }
          }
        }
      },
      "MyShift": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "rotation",
          "rotationTitle",
          "timeZone",
          "level",
          "levelTitle",
          "source"
        ],
        "properties": {
          "rotation": {
            "type": "string"
          },
          "rotationTitle": {
            "type": "string"
          },
          "timeZone": {
            "type": "string"
          },
          "level": {
            "type": "string"
          },
          "levelTitle": {
            "type": "string"
          },
          "shiftId": {
            "type": "string"
          },
          "start": {
            "$ref": "#/components/schemas/Instant"
          },
          "end": {
            "$ref": "#/components/schemas/Instant"
          },
          "source": {
            "type": "string",
            "enum": [
              "rotation",
              "swap",
              "override",
              "permanent"
            ]
          },
          "current": {
            "type": "boolean"
          }
        }
      },
      "MyShifts": {
        "type": "object",
        "description": "One's own shifts, the current ones first.",
        "additionalProperties": false,
        "required": [
          "asOf",
          "items",
          "swapsToAnswer"
        ],
        "properties": {
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          },
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/MyShift"
            }
          },
          "swapsToAnswer": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Swap"
            }
          },
          "handoffsToAcknowledge": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "shiftId",
                "rotation",
                "rotationTitle"
              ],
              "properties": {
                "shiftId": {
                  "type": "string"
                },
                "rotation": {
                  "type": "string"
                },
                "rotationTitle": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "PageNotified": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "level",
          "at",
          "reason"
        ],
        "properties": {
          "level": {
            "type": "string"
          },
          "person": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "Absent when nobody was on call at the level."
          },
          "at": {
            "$ref": "#/components/schemas/Instant"
          },
          "reason": {
            "type": "string",
            "enum": [
              "opened",
              "escalated",
              "escalated-by-hand"
            ]
          },
          "outcomes": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "channel",
                "outcome"
              ],
              "properties": {
                "channel": {
                  "type": "string",
                  "description": "`notifications`, or the name of a messenger."
                },
                "outcome": {
                  "type": "string",
                  "enum": [
                    "waiting",
                    "sent",
                    "refused"
                  ]
                },
                "detail": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "PageEvent": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "at",
          "kind"
        ],
        "properties": {
          "at": {
            "$ref": "#/components/schemas/Instant"
          },
          "kind": {
            "type": "string",
            "enum": [
              "opened",
              "notified",
              "nobody",
              "acknowledged",
              "escalated",
              "resolved",
              "unanswered",
              "reopened"
            ]
          },
          "by": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "level": {
            "type": "string"
          },
          "person": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "note": {
            "type": "string"
          }
        }
      },
      "Page": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "rotation",
          "title",
          "state",
          "openedAt",
          "openedBy",
          "source",
          "steps",
          "version"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "rotation": {
            "type": "string"
          },
          "entityRef": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "title": {
            "type": "string"
          },
          "details": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "open",
              "acknowledged",
              "resolved",
              "unanswered"
            ],
            "description": "`unanswered`: every level was paged and nobody came in time; it still can be acknowledged."
          },
          "openedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "openedBy": {
            "type": "string",
            "description": "Entity reference of a user, or the name of a service or source."
          },
          "source": {
            "type": "string",
            "description": "`signalbox`, or the source that runs its escalation."
          },
          "sourceTitle": {
            "type": "string",
            "description": "What people call the source, such as PagerDuty."
          },
          "canEscalate": {
            "type": "boolean",
            "description": "Whether the next level can be paged by hand. A page that was acknowledged is open again by it."
          },
          "url": {
            "type": "string",
            "description": "Where it is at the source."
          },
          "level": {
            "type": "string",
            "description": "The level that was paged last."
          },
          "steps": {
            "type": "array",
            "description": "The ladder, in order.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "level",
                "title",
                "at",
                "state"
              ],
              "properties": {
                "level": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "at": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Instant"
                    }
                  ],
                  "description": "When it was, or will be, paged."
                },
                "state": {
                  "type": "string",
                  "enum": [
                    "done",
                    "waiting",
                    "never"
                  ]
                },
                "person": {
                  "$ref": "#/components/schemas/EntityRef"
                }
              }
            }
          },
          "nextEscalationAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "acknowledgedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "acknowledgedBy": {
            "type": "string"
          },
          "resolvedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "resolvedBy": {
            "type": "string"
          },
          "notified": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PageNotified"
            }
          },
          "version": {
            "type": "integer"
          }
        }
      },
      "PageWithHistory": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "rotation",
          "title",
          "state",
          "openedAt",
          "openedBy",
          "source",
          "steps",
          "version",
          "history"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "rotation": {
            "type": "string"
          },
          "entityRef": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "title": {
            "type": "string"
          },
          "details": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "open",
              "acknowledged",
              "resolved",
              "unanswered"
            ],
            "description": "`unanswered`: every level was paged and nobody came in time; it still can be acknowledged."
          },
          "openedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "openedBy": {
            "type": "string",
            "description": "Entity reference of a user, or the name of a service or source."
          },
          "source": {
            "type": "string",
            "description": "`signalbox`, or the source that runs its escalation."
          },
          "sourceTitle": {
            "type": "string",
            "description": "What people call the source, such as PagerDuty."
          },
          "canEscalate": {
            "type": "boolean",
            "description": "Whether the next level can be paged by hand. A page that was acknowledged is open again by it."
          },
          "url": {
            "type": "string",
            "description": "Where it is at the source."
          },
          "level": {
            "type": "string",
            "description": "The level that was paged last."
          },
          "steps": {
            "type": "array",
            "description": "The ladder, in order.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "level",
                "title",
                "at",
                "state"
              ],
              "properties": {
                "level": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "at": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Instant"
                    }
                  ],
                  "description": "When it was, or will be, paged."
                },
                "state": {
                  "type": "string",
                  "enum": [
                    "done",
                    "waiting",
                    "never"
                  ]
                },
                "person": {
                  "$ref": "#/components/schemas/EntityRef"
                }
              }
            }
          },
          "nextEscalationAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "acknowledgedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "acknowledgedBy": {
            "type": "string"
          },
          "resolvedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "resolvedBy": {
            "type": "string"
          },
          "notified": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PageNotified"
            }
          },
          "version": {
            "type": "integer"
          },
          "history": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PageEvent"
            }
          }
        }
      },
      "PageList": {
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
              "$ref": "#/components/schemas/Page"
            }
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "PageRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "title"
        ],
        "properties": {
          "rotation": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "description": "Either this or `entityRef`."
          },
          "entityRef": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 250
          },
          "details": {
            "type": "string",
            "maxLength": 10000
          },
          "dedupeKey": {
            "type": "string",
            "maxLength": 255,
            "description": "A second page of the same key joins the one that is not resolved."
          }
        }
      },
      "PageAction": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version"
        ],
        "properties": {
          "version": {
            "type": "integer"
          },
          "note": {
            "type": "string",
            "maxLength": 1000
          }
        }
      },
      "Duty": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "title",
          "done"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string",
            "description": "Markdown."
          },
          "weekday": {
            "type": "integer",
            "description": "ISO weekday in the zone; absent for the whole week."
          },
          "dueAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "links": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "title",
                "url"
              ],
              "properties": {
                "title": {
                  "type": "string"
                },
                "url": {
                  "type": "string"
                }
              }
            }
          },
          "done": {
            "type": "boolean"
          },
          "doneBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "doneAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "note": {
            "type": "string"
          }
        }
      },
      "PairingItem": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "title",
          "done"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "done": {
            "type": "boolean"
          },
          "doneBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "doneAt": {
            "$ref": "#/components/schemas/Instant"
          }
        }
      },
      "ShiftBook": {
        "type": "object",
        "description": "What one turn has to see to.",
        "additionalProperties": false,
        "required": [
          "shiftId",
          "rotation",
          "timeZone",
          "start",
          "end",
          "duties"
        ],
        "properties": {
          "shiftId": {
            "type": "string"
          },
          "rotation": {
            "type": "string"
          },
          "timeZone": {
            "type": "string"
          },
          "start": {
            "$ref": "#/components/schemas/Instant"
          },
          "end": {
            "$ref": "#/components/schemas/Instant"
          },
          "primary": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "secondary": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "duties": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Duty"
            }
          },
          "pairing": {
            "type": "object",
            "description": "The secondary has never held a shift of this rotation.",
            "additionalProperties": false,
            "required": [
              "person",
              "items"
            ],
            "properties": {
              "person": {
                "$ref": "#/components/schemas/EntityRef"
              },
              "items": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/PairingItem"
                }
              }
            }
          }
        }
      },
      "TickRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "done"
        ],
        "properties": {
          "done": {
            "type": "boolean"
          },
          "note": {
            "type": "string",
            "maxLength": 1000
          }
        }
      },
      "HandoffSection": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "title",
          "items"
        ],
        "properties": {
          "title": {
            "type": "string"
          },
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "text"
              ],
              "properties": {
                "text": {
                  "type": "string"
                },
                "url": {
                  "type": "string"
                }
              }
            }
          },
          "problem": {
            "type": "string",
            "description": "Why it could not be asked for."
          }
        }
      },
      "Handoff": {
        "type": "object",
        "description": "The note from one primary to the next.",
        "additionalProperties": false,
        "required": [
          "shiftId",
          "rotation",
          "timeZone",
          "at",
          "draft",
          "version",
          "state",
          "draftMarkdown"
        ],
        "properties": {
          "shiftId": {
            "type": "string",
            "description": "The shift that ends with it."
          },
          "rotation": {
            "type": "string"
          },
          "timeZone": {
            "type": "string"
          },
          "at": {
            "allOf": [
              {
                "$ref": "#/components/schemas/Instant"
              }
            ],
            "description": "When the shift ends."
          },
          "outgoing": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "incoming": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "state": {
            "type": "string",
            "enum": [
              "none",
              "written",
              "acknowledged"
            ]
          },
          "draft": {
            "type": "array",
            "description": "What is open now.",
            "items": {
              "$ref": "#/components/schemas/HandoffSection"
            }
          },
          "draftMarkdown": {
            "type": "string",
            "description": "The same, to begin a note with."
          },
          "markdown": {
            "type": "string",
            "description": "The note."
          },
          "writtenBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "writtenAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "acknowledgedBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "acknowledgedAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "version": {
            "type": "integer"
          }
        }
      },
      "HandoffRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "markdown",
          "version"
        ],
        "properties": {
          "markdown": {
            "type": "string",
            "minLength": 1,
            "maxLength": 20000
          },
          "version": {
            "type": "integer"
          }
        }
      },
      "ReadinessBox": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "state"
        ],
        "properties": {
          "state": {
            "type": "string",
            "enum": [
              "yes",
              "no",
              "unknown",
              "expired"
            ]
          },
          "by": {
            "type": "string",
            "enum": [
              "machine",
              "person"
            ]
          },
          "person": {
            "allOf": [
              {
                "$ref": "#/components/schemas/EntityRef"
              }
            ],
            "description": "Who said so."
          },
          "at": {
            "$ref": "#/components/schemas/Instant"
          },
          "expiresAt": {
            "$ref": "#/components/schemas/Instant"
          },
          "detail": {
            "type": "string"
          }
        }
      },
      "ReadinessCheck": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "title",
          "assigned",
          "works"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "url": {
            "type": "string",
            "description": "Where to see for oneself."
          },
          "machine": {
            "type": "boolean",
            "description": "A machine looks."
          },
          "takesToken": {
            "type": "boolean",
            "description": "A machine can look further by a token that the person hands over once."
          },
          "assigned": {
            "$ref": "#/components/schemas/ReadinessBox"
          },
          "works": {
            "$ref": "#/components/schemas/ReadinessBox"
          }
        }
      },
      "Readiness": {
        "type": "object",
        "description": "Whether somebody is ready for a shift.",
        "additionalProperties": false,
        "required": [
          "userRef",
          "ready",
          "checks",
          "asOf"
        ],
        "properties": {
          "userRef": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "ready": {
            "type": "boolean"
          },
          "asOf": {
            "$ref": "#/components/schemas/Instant"
          },
          "nextShift": {
            "$ref": "#/components/schemas/MyShift"
          },
          "helpChannel": {
            "type": "string"
          },
          "checks": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ReadinessCheck"
            }
          }
        }
      },
      "AttestRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "box",
          "state"
        ],
        "properties": {
          "box": {
            "type": "string",
            "enum": [
              "assigned",
              "works"
            ]
          },
          "state": {
            "type": "string",
            "enum": [
              "yes",
              "no"
            ]
          },
          "note": {
            "type": "string",
            "maxLength": 500
          }
        }
      },
      "TokenLookRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "token"
        ],
        "properties": {
          "token": {
            "type": "string",
            "writeOnly": true,
            "minLength": 8,
            "maxLength": 1024,
            "description": "A personal token. It is used once and never kept."
          }
        }
      },
      "Feed": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "kind",
          "createdAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "rotation",
              "person"
            ]
          },
          "rotation": {
            "type": "string"
          },
          "userRef": {
            "$ref": "#/components/schemas/EntityRef"
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
      },
      "FeedRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "rotation",
              "person"
            ]
          },
          "rotation": {
            "type": "string",
            "maxLength": 63,
            "description": "For a feed of a rotation."
          }
        }
      }
    }
  }
};
