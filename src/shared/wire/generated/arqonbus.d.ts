import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace arqonbus. */
export namespace arqonbus {

    /** Namespace v1. */
    namespace v1 {

        /** MessageType enum. */
        enum MessageType {

            /** MESSAGE_TYPE_UNSPECIFIED value */
            MESSAGE_TYPE_UNSPECIFIED = 0,

            /** MESSAGE_TYPE_EVENT value */
            MESSAGE_TYPE_EVENT = 1,

            /** MESSAGE_TYPE_JOB value */
            MESSAGE_TYPE_JOB = 2,

            /** MESSAGE_TYPE_JOB_RESULT value */
            MESSAGE_TYPE_JOB_RESULT = 3,

            /** MESSAGE_TYPE_STREAM_START value */
            MESSAGE_TYPE_STREAM_START = 4,

            /** MESSAGE_TYPE_STREAM_CHUNK value */
            MESSAGE_TYPE_STREAM_CHUNK = 5,

            /** MESSAGE_TYPE_STREAM_END value */
            MESSAGE_TYPE_STREAM_END = 6,

            /** MESSAGE_TYPE_CONTROL value */
            MESSAGE_TYPE_CONTROL = 7
        }

        /**
         * Properties of a Trace.
         * @deprecated Use arqonbus.v1.Trace.$Properties instead.
         */
        interface ITrace extends arqonbus.v1.Trace.$Properties {
        }

        /** Represents a Trace. */
        class Trace {

            /**
             * Constructs a new Trace.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Trace.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Trace traceId. */
            traceId: Uint8Array;

            /** Trace spanId. */
            spanId: Uint8Array;

            /** Trace parentId. */
            parentId: Uint8Array;

            /**
             * Creates a new Trace instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Trace instance
             */
            static create(properties: arqonbus.v1.Trace.$Shape): arqonbus.v1.Trace & arqonbus.v1.Trace.$Shape;
            static create(properties?: arqonbus.v1.Trace.$Properties): arqonbus.v1.Trace;

            /**
             * Encodes the specified Trace message. Does not implicitly {@link arqonbus.v1.Trace.verify|verify} messages.
             * @param message Trace message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Trace.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Trace message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Trace & arqonbus.v1.Trace.$Shape} Trace
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Trace & arqonbus.v1.Trace.$Shape;

            /**
             * Creates a Trace message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Trace
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Trace;

            /**
             * Creates a plain object from a Trace message. Also converts values to other types if specified.
             * @param message Trace
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Trace, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Trace to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Trace
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Trace {

            /** Properties of a Trace. */
            interface $Properties {

                /** Trace traceId */
                traceId?: (Uint8Array|null);

                /** Trace spanId */
                spanId?: (Uint8Array|null);

                /** Trace parentId */
                parentId?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Trace. */
            type $Shape = arqonbus.v1.Trace.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use arqonbus.v1.Envelope.$Properties instead.
         */
        interface IEnvelope extends arqonbus.v1.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope id. */
            id: Uint8Array;

            /** Envelope type. */
            type: arqonbus.v1.MessageType;

            /** Envelope topic. */
            topic: string;

            /** Envelope ts. */
            ts: (number|Long);

            /** Envelope schema. */
            schema: string;

            /** Envelope trace. */
            trace?: (arqonbus.v1.Trace.$Properties|null);

            /** Envelope replyTo. */
            replyTo: string;

            /** Envelope correlationId. */
            correlationId: Uint8Array;

            /** Envelope deadline. */
            deadline: number;

            /** Envelope publisherSeq. */
            publisherSeq: (number|Long);

            /** Envelope payload. */
            payload: Uint8Array;

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: arqonbus.v1.Envelope.$Shape): arqonbus.v1.Envelope & arqonbus.v1.Envelope.$Shape;
            static create(properties?: arqonbus.v1.Envelope.$Properties): arqonbus.v1.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link arqonbus.v1.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Envelope & arqonbus.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Envelope & arqonbus.v1.Envelope.$Shape;

            /**
             * Creates an Envelope message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Envelope
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Envelope;

            /**
             * Creates a plain object from an Envelope message. Also converts values to other types if specified.
             * @param message Envelope
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Envelope, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Envelope to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Envelope
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope id */
                id?: (Uint8Array|null);

                /** Envelope type */
                type?: (arqonbus.v1.MessageType|null);

                /** Envelope topic */
                topic?: (string|null);

                /** Envelope ts */
                ts?: (number|Long|null);

                /** Envelope schema */
                schema?: (string|null);

                /** Envelope trace */
                trace?: (arqonbus.v1.Trace.$Properties|null);

                /** Envelope replyTo */
                replyTo?: (string|null);

                /** Envelope correlationId */
                correlationId?: (Uint8Array|null);

                /** Envelope deadline */
                deadline?: (number|null);

                /** Envelope publisherSeq */
                publisherSeq?: (number|Long|null);

                /** Envelope payload */
                payload?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Envelope. */
            type $Shape = arqonbus.v1.Envelope.$Properties;
        }

        /** Commit enum. */
        enum Commit {

            /** COMMIT_EPHEMERAL value */
            COMMIT_EPHEMERAL = 0,

            /** COMMIT_DURABLE value */
            COMMIT_DURABLE = 1
        }

        /**
         * Properties of a Delivery.
         * @deprecated Use arqonbus.v1.Delivery.$Properties instead.
         */
        interface IDelivery extends arqonbus.v1.Delivery.$Properties {
        }

        /** Represents a Delivery. */
        class Delivery {

            /**
             * Constructs a new Delivery.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Delivery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Delivery pos. */
            pos: (number|Long);

            /** Delivery seq. */
            seq: (number|Long);

            /** Delivery epoch. */
            epoch: number;

            /** Delivery from. */
            from: string;

            /** Delivery namespace. */
            namespace: string;

            /** Delivery commit. */
            commit: arqonbus.v1.Commit;

            /**
             * Creates a new Delivery instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Delivery instance
             */
            static create(properties: arqonbus.v1.Delivery.$Shape): arqonbus.v1.Delivery & arqonbus.v1.Delivery.$Shape;
            static create(properties?: arqonbus.v1.Delivery.$Properties): arqonbus.v1.Delivery;

            /**
             * Encodes the specified Delivery message. Does not implicitly {@link arqonbus.v1.Delivery.verify|verify} messages.
             * @param message Delivery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Delivery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Delivery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Delivery & arqonbus.v1.Delivery.$Shape} Delivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Delivery & arqonbus.v1.Delivery.$Shape;

            /**
             * Creates a Delivery message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Delivery
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Delivery;

            /**
             * Creates a plain object from a Delivery message. Also converts values to other types if specified.
             * @param message Delivery
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Delivery, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Delivery to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Delivery
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Delivery {

            /** Properties of a Delivery. */
            interface $Properties {

                /** Delivery pos */
                pos?: (number|Long|null);

                /** Delivery seq */
                seq?: (number|Long|null);

                /** Delivery epoch */
                epoch?: (number|null);

                /** Delivery from */
                from?: (string|null);

                /** Delivery namespace */
                namespace?: (string|null);

                /** Delivery commit */
                commit?: (arqonbus.v1.Commit|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Delivery. */
            type $Shape = arqonbus.v1.Delivery.$Properties;
        }

        /** ActorKind enum. */
        enum ActorKind {

            /** ACTOR_KIND_UNSPECIFIED value */
            ACTOR_KIND_UNSPECIFIED = 0,

            /** ACTOR_KIND_HUMAN value */
            ACTOR_KIND_HUMAN = 1,

            /** ACTOR_KIND_MACHINE value */
            ACTOR_KIND_MACHINE = 2
        }

        /**
         * Properties of an Actor.
         * @deprecated Use arqonbus.v1.Actor.$Properties instead.
         */
        interface IActor extends arqonbus.v1.Actor.$Properties {
        }

        /** Represents an Actor. */
        class Actor {

            /**
             * Constructs a new Actor.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Actor.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Actor id. */
            id: string;

            /** Actor kind. */
            kind: arqonbus.v1.ActorKind;

            /**
             * Creates a new Actor instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Actor instance
             */
            static create(properties: arqonbus.v1.Actor.$Shape): arqonbus.v1.Actor & arqonbus.v1.Actor.$Shape;
            static create(properties?: arqonbus.v1.Actor.$Properties): arqonbus.v1.Actor;

            /**
             * Encodes the specified Actor message. Does not implicitly {@link arqonbus.v1.Actor.verify|verify} messages.
             * @param message Actor message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Actor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Actor message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Actor & arqonbus.v1.Actor.$Shape} Actor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Actor & arqonbus.v1.Actor.$Shape;

            /**
             * Creates an Actor message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Actor
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Actor;

            /**
             * Creates a plain object from an Actor message. Also converts values to other types if specified.
             * @param message Actor
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Actor, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Actor to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Actor
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Actor {

            /** Properties of an Actor. */
            interface $Properties {

                /** Actor id */
                id?: (string|null);

                /** Actor kind */
                kind?: (arqonbus.v1.ActorKind|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Actor. */
            type $Shape = arqonbus.v1.Actor.$Properties;
        }

        /**
         * Properties of a Record.
         * @deprecated Use arqonbus.v1.Record.$Properties instead.
         */
        interface IRecord extends arqonbus.v1.Record.$Properties {
        }

        /** Represents a Record. */
        class Record {

            /**
             * Constructs a new Record.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Record.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Record prev. */
            prev: Uint8Array;

            /** Record pos. */
            pos: (number|Long);

            /** Record epoch. */
            epoch: number;

            /** Record time. */
            time: (number|Long);

            /** Record actor. */
            actor?: (arqonbus.v1.Actor.$Properties|null);

            /** Record run. */
            run: string;

            /** Record phase. */
            phase: string;

            /** Record device. */
            device: string;

            /** Record simulated. */
            simulated: boolean;

            /** Record logOpened. */
            logOpened?: (arqonbus.v1.LogOpened.$Properties|null);

            /** Record engineStarted. */
            engineStarted?: (arqonbus.v1.EngineStarted.$Properties|null);

            /** Record engineClosed. */
            engineClosed?: (arqonbus.v1.EngineClosed.$Properties|null);

            /** Record tailQuarantined. */
            tailQuarantined?: (arqonbus.v1.TailQuarantined.$Properties|null);

            /** Record workspaceTrusted. */
            workspaceTrusted?: (arqonbus.v1.WorkspaceTrusted.$Properties|null);

            /** Record policyApplied. */
            policyApplied?: (arqonbus.v1.PolicyApplied.$Properties|null);

            /** Record dataRegistered. */
            dataRegistered?: (arqonbus.v1.DataRegistered.$Properties|null);

            /** Record componentRegistered. */
            componentRegistered?: (arqonbus.v1.ComponentRegistered.$Properties|null);

            /** Record partyJoined. */
            partyJoined?: (arqonbus.v1.PartyJoined.$Properties|null);

            /** Record partyLeft. */
            partyLeft?: (arqonbus.v1.PartyLeft.$Properties|null);

            /** Record refusals. */
            refusals?: (arqonbus.v1.Refusals.$Properties|null);

            /** Record tokenIssued. */
            tokenIssued?: (arqonbus.v1.TokenIssued.$Properties|null);

            /** Record operatorStarted. */
            operatorStarted?: (arqonbus.v1.OperatorStarted.$Properties|null);

            /** Record operatorEnded. */
            operatorEnded?: (arqonbus.v1.OperatorEnded.$Properties|null);

            /** Record runStarted. */
            runStarted?: (arqonbus.v1.RunStarted.$Properties|null);

            /** Record phaseStarted. */
            phaseStarted?: (arqonbus.v1.PhaseStarted.$Properties|null);

            /** Record phaseEnded. */
            phaseEnded?: (arqonbus.v1.PhaseEnded.$Properties|null);

            /** Record gate. */
            gate?: (arqonbus.v1.Gate.$Properties|null);

            /** Record input. */
            input?: (arqonbus.v1.Input.$Properties|null);

            /** Record finding. */
            finding?: (arqonbus.v1.Finding.$Properties|null);

            /** Record proofOfWork. */
            proofOfWork?: (arqonbus.v1.ProofOfWork.$Properties|null);

            /** Record model. */
            model?: (arqonbus.v1.Model.$Properties|null);

            /** Record output. */
            output?: (arqonbus.v1.Output.$Properties|null);

            /** Record metrics. */
            metrics?: (arqonbus.v1.Metrics.$Properties|null);

            /** Record breach. */
            breach?: (arqonbus.v1.Breach.$Properties|null);

            /** Record runEnded. */
            runEnded?: (arqonbus.v1.RunEnded.$Properties|null);

            /** Record breachAcknowledged. */
            breachAcknowledged?: (arqonbus.v1.BreachAcknowledged.$Properties|null);

            /** Record stopRequested. */
            stopRequested?: (arqonbus.v1.StopRequested.$Properties|null);

            /** Record jobSubmitted. */
            jobSubmitted?: (arqonbus.v1.JobSubmitted.$Properties|null);

            /** Record jobFinished. */
            jobFinished?: (arqonbus.v1.JobFinished.$Properties|null);

            /** Record streamStarted. */
            streamStarted?: (arqonbus.v1.StreamStarted.$Properties|null);

            /** Record streamEnded. */
            streamEnded?: (arqonbus.v1.StreamEnded.$Properties|null);

            /** Record anchor. */
            anchor?: (arqonbus.v1.Anchor.$Properties|null);

            /** Record snapshot. */
            snapshot?: (arqonbus.v1.Snapshot.$Properties|null);

            /** Record jobState. */
            jobState?: (arqonbus.v1.JobState.$Properties|null);

            /** Record quotaReserved. */
            quotaReserved?: (arqonbus.v1.QuotaReserved.$Properties|null);

            /** Record quotaSettled. */
            quotaSettled?: (arqonbus.v1.QuotaSettled.$Properties|null);

            /** Record consumerDefined. */
            consumerDefined?: (arqonbus.v1.ConsumerDefined.$Properties|null);

            /** Record consumerMoved. */
            consumerMoved?: (arqonbus.v1.ConsumerMoved.$Properties|null);

            /** Record consumerRemoved. */
            consumerRemoved?: (arqonbus.v1.ConsumerRemoved.$Properties|null);

            /** Record retentionDropped. */
            retentionDropped?: (arqonbus.v1.RetentionDropped.$Properties|null);

            /** Record crossingSettled. */
            crossingSettled?: (arqonbus.v1.CrossingSettled.$Properties|null);

            /** Record keyCreated. */
            keyCreated?: (arqonbus.v1.KeyCreated.$Properties|null);

            /** Record credentialRevoked. */
            credentialRevoked?: (arqonbus.v1.CredentialRevoked.$Properties|null);

            /** Record operatorAdvertised. */
            operatorAdvertised?: (arqonbus.v1.OperatorAdvertised.$Properties|null);

            /** Record operatorLost. */
            operatorLost?: (arqonbus.v1.OperatorLost.$Properties|null);

            /** Record blobStored. */
            blobStored?: (arqonbus.v1.BlobStored.$Properties|null);

            /** Record blobRemoved. */
            blobRemoved?: (arqonbus.v1.BlobRemoved.$Properties|null);

            /** Record keySetLoaded. */
            keySetLoaded?: (arqonbus.v1.KeySetLoaded.$Properties|null);

            /** Record replayStarted. */
            replayStarted?: (arqonbus.v1.ReplayStarted.$Properties|null);

            /** Record replayEnded. */
            replayEnded?: (arqonbus.v1.ReplayEnded.$Properties|null);

            /** Record listenerOpened. */
            listenerOpened?: (arqonbus.v1.ListenerOpened.$Properties|null);

            /** Record mapDeclared. */
            mapDeclared?: (arqonbus.v1.MapDeclared.$Properties|null);

            /** Record regionLeased. */
            regionLeased?: (arqonbus.v1.RegionLeased.$Properties|null);

            /** Record leaseEnded. */
            leaseEnded?: (arqonbus.v1.LeaseEnded.$Properties|null);

            /** Record accessSettled. */
            accessSettled?: (arqonbus.v1.AccessSettled.$Properties|null);

            /** Record accessRefused. */
            accessRefused?: (arqonbus.v1.AccessRefused.$Properties|null);

            /** Record cachePut. */
            cachePut?: (arqonbus.v1.CachePut.$Properties|null);

            /** Record cacheMoved. */
            cacheMoved?: (arqonbus.v1.CacheMoved.$Properties|null);

            /** Record cacheEvicted. */
            cacheEvicted?: (arqonbus.v1.CacheEvicted.$Properties|null);

            /** Record cacheSettled. */
            cacheSettled?: (arqonbus.v1.CacheSettled.$Properties|null);

            /** Record cacheOpened. */
            cacheOpened?: (arqonbus.v1.CacheOpened.$Properties|null);

            /** Record cacheViolated. */
            cacheViolated?: (arqonbus.v1.CacheViolated.$Properties|null);

            /** Record deviceState. */
            deviceState?: (arqonbus.v1.DeviceState.$Properties|null);

            /** Record workEvidence. */
            workEvidence?: (arqonbus.v1.WorkEvidence.$Properties|null);

            /** Record ruleApplied. */
            ruleApplied?: (arqonbus.v1.RuleApplied.$Properties|null);

            /** Record conservation. */
            conservation?: (arqonbus.v1.Conservation.$Properties|null);

            /** Record phaseReused. */
            phaseReused?: (arqonbus.v1.PhaseReused.$Properties|null);

            /** Record phaseKept. */
            phaseKept?: (arqonbus.v1.PhaseKept.$Properties|null);

            /** Record phaseNoted. */
            phaseNoted?: (arqonbus.v1.PhaseNoted.$Properties|null);

            /** Record cosigned. */
            cosigned?: (arqonbus.v1.Cosigned.$Properties|null);

            /** Record witnessRefused. */
            witnessRefused?: (arqonbus.v1.WitnessRefused.$Properties|null);

            /** Record keyRotated. */
            keyRotated?: (arqonbus.v1.KeyRotated.$Properties|null);

            /** Record releaseAsked. */
            releaseAsked?: (arqonbus.v1.ReleaseAsked.$Properties|null);

            /** Record releaseGiven. */
            releaseGiven?: (arqonbus.v1.ReleaseGiven.$Properties|null);

            /** Record circuitApplied. */
            circuitApplied?: (arqonbus.v1.CircuitApplied.$Properties|null);

            /** Record circuitRolledBack. */
            circuitRolledBack?: (arqonbus.v1.CircuitRolledBack.$Properties|null);

            /** Record circuitDrained. */
            circuitDrained?: (arqonbus.v1.CircuitDrained.$Properties|null);

            /** Record circuitPath. */
            circuitPath?: (arqonbus.v1.CircuitPath.$Properties|null);

            /** Record circuitSettled. */
            circuitSettled?: (arqonbus.v1.CircuitSettled.$Properties|null);

            /** Record topologyVerified. */
            topologyVerified?: (arqonbus.v1.TopologyVerified.$Properties|null);

            /** Record body. */
            body?: ("logOpened"|"engineStarted"|"engineClosed"|"tailQuarantined"|"workspaceTrusted"|"policyApplied"|"dataRegistered"|"componentRegistered"|"partyJoined"|"partyLeft"|"refusals"|"tokenIssued"|"operatorStarted"|"operatorEnded"|"runStarted"|"phaseStarted"|"phaseEnded"|"gate"|"input"|"finding"|"proofOfWork"|"model"|"output"|"metrics"|"breach"|"runEnded"|"breachAcknowledged"|"stopRequested"|"jobSubmitted"|"jobFinished"|"streamStarted"|"streamEnded"|"anchor"|"snapshot"|"jobState"|"quotaReserved"|"quotaSettled"|"consumerDefined"|"consumerMoved"|"consumerRemoved"|"retentionDropped"|"crossingSettled"|"keyCreated"|"credentialRevoked"|"operatorAdvertised"|"operatorLost"|"blobStored"|"blobRemoved"|"keySetLoaded"|"replayStarted"|"replayEnded"|"listenerOpened"|"mapDeclared"|"regionLeased"|"leaseEnded"|"accessSettled"|"accessRefused"|"cachePut"|"cacheMoved"|"cacheEvicted"|"cacheSettled"|"cacheOpened"|"cacheViolated"|"deviceState"|"workEvidence"|"ruleApplied"|"conservation"|"phaseReused"|"phaseKept"|"phaseNoted"|"cosigned"|"witnessRefused"|"keyRotated"|"releaseAsked"|"releaseGiven"|"circuitApplied"|"circuitRolledBack"|"circuitDrained"|"circuitPath"|"circuitSettled"|"topologyVerified");

            /**
             * Creates a new Record instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Record instance
             */
            static create(properties: arqonbus.v1.Record.$Shape): arqonbus.v1.Record & arqonbus.v1.Record.$Shape;
            static create(properties?: arqonbus.v1.Record.$Properties): arqonbus.v1.Record;

            /**
             * Encodes the specified Record message. Does not implicitly {@link arqonbus.v1.Record.verify|verify} messages.
             * @param message Record message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Record.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Record message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Record & arqonbus.v1.Record.$Shape} Record
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Record & arqonbus.v1.Record.$Shape;

            /**
             * Creates a Record message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Record
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Record;

            /**
             * Creates a plain object from a Record message. Also converts values to other types if specified.
             * @param message Record
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Record, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Record to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Record
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Record {

            /** Properties of a Record. */
            interface $Properties {

                /** Record prev */
                prev?: (Uint8Array|null);

                /** Record pos */
                pos?: (number|Long|null);

                /** Record epoch */
                epoch?: (number|null);

                /** Record time */
                time?: (number|Long|null);

                /** Record actor */
                actor?: (arqonbus.v1.Actor.$Properties|null);

                /** Record run */
                run?: (string|null);

                /** Record phase */
                phase?: (string|null);

                /** Record device */
                device?: (string|null);

                /** Record simulated */
                simulated?: (boolean|null);

                /** Record logOpened */
                logOpened?: (arqonbus.v1.LogOpened.$Properties|null);

                /** Record engineStarted */
                engineStarted?: (arqonbus.v1.EngineStarted.$Properties|null);

                /** Record engineClosed */
                engineClosed?: (arqonbus.v1.EngineClosed.$Properties|null);

                /** Record tailQuarantined */
                tailQuarantined?: (arqonbus.v1.TailQuarantined.$Properties|null);

                /** Record workspaceTrusted */
                workspaceTrusted?: (arqonbus.v1.WorkspaceTrusted.$Properties|null);

                /** Record policyApplied */
                policyApplied?: (arqonbus.v1.PolicyApplied.$Properties|null);

                /** Record dataRegistered */
                dataRegistered?: (arqonbus.v1.DataRegistered.$Properties|null);

                /** Record componentRegistered */
                componentRegistered?: (arqonbus.v1.ComponentRegistered.$Properties|null);

                /** Record partyJoined */
                partyJoined?: (arqonbus.v1.PartyJoined.$Properties|null);

                /** Record partyLeft */
                partyLeft?: (arqonbus.v1.PartyLeft.$Properties|null);

                /** Record refusals */
                refusals?: (arqonbus.v1.Refusals.$Properties|null);

                /** Record tokenIssued */
                tokenIssued?: (arqonbus.v1.TokenIssued.$Properties|null);

                /** Record operatorStarted */
                operatorStarted?: (arqonbus.v1.OperatorStarted.$Properties|null);

                /** Record operatorEnded */
                operatorEnded?: (arqonbus.v1.OperatorEnded.$Properties|null);

                /** Record runStarted */
                runStarted?: (arqonbus.v1.RunStarted.$Properties|null);

                /** Record phaseStarted */
                phaseStarted?: (arqonbus.v1.PhaseStarted.$Properties|null);

                /** Record phaseEnded */
                phaseEnded?: (arqonbus.v1.PhaseEnded.$Properties|null);

                /** Record gate */
                gate?: (arqonbus.v1.Gate.$Properties|null);

                /** Record input */
                input?: (arqonbus.v1.Input.$Properties|null);

                /** Record finding */
                finding?: (arqonbus.v1.Finding.$Properties|null);

                /** Record proofOfWork */
                proofOfWork?: (arqonbus.v1.ProofOfWork.$Properties|null);

                /** Record model */
                model?: (arqonbus.v1.Model.$Properties|null);

                /** Record output */
                output?: (arqonbus.v1.Output.$Properties|null);

                /** Record metrics */
                metrics?: (arqonbus.v1.Metrics.$Properties|null);

                /** Record breach */
                breach?: (arqonbus.v1.Breach.$Properties|null);

                /** Record runEnded */
                runEnded?: (arqonbus.v1.RunEnded.$Properties|null);

                /** Record breachAcknowledged */
                breachAcknowledged?: (arqonbus.v1.BreachAcknowledged.$Properties|null);

                /** Record stopRequested */
                stopRequested?: (arqonbus.v1.StopRequested.$Properties|null);

                /** Record jobSubmitted */
                jobSubmitted?: (arqonbus.v1.JobSubmitted.$Properties|null);

                /** Record jobFinished */
                jobFinished?: (arqonbus.v1.JobFinished.$Properties|null);

                /** Record streamStarted */
                streamStarted?: (arqonbus.v1.StreamStarted.$Properties|null);

                /** Record streamEnded */
                streamEnded?: (arqonbus.v1.StreamEnded.$Properties|null);

                /** Record anchor */
                anchor?: (arqonbus.v1.Anchor.$Properties|null);

                /** Record snapshot */
                snapshot?: (arqonbus.v1.Snapshot.$Properties|null);

                /** Record jobState */
                jobState?: (arqonbus.v1.JobState.$Properties|null);

                /** Record quotaReserved */
                quotaReserved?: (arqonbus.v1.QuotaReserved.$Properties|null);

                /** Record quotaSettled */
                quotaSettled?: (arqonbus.v1.QuotaSettled.$Properties|null);

                /** Record consumerDefined */
                consumerDefined?: (arqonbus.v1.ConsumerDefined.$Properties|null);

                /** Record consumerMoved */
                consumerMoved?: (arqonbus.v1.ConsumerMoved.$Properties|null);

                /** Record consumerRemoved */
                consumerRemoved?: (arqonbus.v1.ConsumerRemoved.$Properties|null);

                /** Record retentionDropped */
                retentionDropped?: (arqonbus.v1.RetentionDropped.$Properties|null);

                /** Record crossingSettled */
                crossingSettled?: (arqonbus.v1.CrossingSettled.$Properties|null);

                /** Record keyCreated */
                keyCreated?: (arqonbus.v1.KeyCreated.$Properties|null);

                /** Record credentialRevoked */
                credentialRevoked?: (arqonbus.v1.CredentialRevoked.$Properties|null);

                /** Record operatorAdvertised */
                operatorAdvertised?: (arqonbus.v1.OperatorAdvertised.$Properties|null);

                /** Record operatorLost */
                operatorLost?: (arqonbus.v1.OperatorLost.$Properties|null);

                /** Record blobStored */
                blobStored?: (arqonbus.v1.BlobStored.$Properties|null);

                /** Record blobRemoved */
                blobRemoved?: (arqonbus.v1.BlobRemoved.$Properties|null);

                /** Record keySetLoaded */
                keySetLoaded?: (arqonbus.v1.KeySetLoaded.$Properties|null);

                /** Record replayStarted */
                replayStarted?: (arqonbus.v1.ReplayStarted.$Properties|null);

                /** Record replayEnded */
                replayEnded?: (arqonbus.v1.ReplayEnded.$Properties|null);

                /** Record listenerOpened */
                listenerOpened?: (arqonbus.v1.ListenerOpened.$Properties|null);

                /** Record mapDeclared */
                mapDeclared?: (arqonbus.v1.MapDeclared.$Properties|null);

                /** Record regionLeased */
                regionLeased?: (arqonbus.v1.RegionLeased.$Properties|null);

                /** Record leaseEnded */
                leaseEnded?: (arqonbus.v1.LeaseEnded.$Properties|null);

                /** Record accessSettled */
                accessSettled?: (arqonbus.v1.AccessSettled.$Properties|null);

                /** Record accessRefused */
                accessRefused?: (arqonbus.v1.AccessRefused.$Properties|null);

                /** Record cachePut */
                cachePut?: (arqonbus.v1.CachePut.$Properties|null);

                /** Record cacheMoved */
                cacheMoved?: (arqonbus.v1.CacheMoved.$Properties|null);

                /** Record cacheEvicted */
                cacheEvicted?: (arqonbus.v1.CacheEvicted.$Properties|null);

                /** Record cacheSettled */
                cacheSettled?: (arqonbus.v1.CacheSettled.$Properties|null);

                /** Record cacheOpened */
                cacheOpened?: (arqonbus.v1.CacheOpened.$Properties|null);

                /** Record cacheViolated */
                cacheViolated?: (arqonbus.v1.CacheViolated.$Properties|null);

                /** Record deviceState */
                deviceState?: (arqonbus.v1.DeviceState.$Properties|null);

                /** Record workEvidence */
                workEvidence?: (arqonbus.v1.WorkEvidence.$Properties|null);

                /** Record ruleApplied */
                ruleApplied?: (arqonbus.v1.RuleApplied.$Properties|null);

                /** Record conservation */
                conservation?: (arqonbus.v1.Conservation.$Properties|null);

                /** Record phaseReused */
                phaseReused?: (arqonbus.v1.PhaseReused.$Properties|null);

                /** Record phaseKept */
                phaseKept?: (arqonbus.v1.PhaseKept.$Properties|null);

                /** Record phaseNoted */
                phaseNoted?: (arqonbus.v1.PhaseNoted.$Properties|null);

                /** Record cosigned */
                cosigned?: (arqonbus.v1.Cosigned.$Properties|null);

                /** Record witnessRefused */
                witnessRefused?: (arqonbus.v1.WitnessRefused.$Properties|null);

                /** Record keyRotated */
                keyRotated?: (arqonbus.v1.KeyRotated.$Properties|null);

                /** Record releaseAsked */
                releaseAsked?: (arqonbus.v1.ReleaseAsked.$Properties|null);

                /** Record releaseGiven */
                releaseGiven?: (arqonbus.v1.ReleaseGiven.$Properties|null);

                /** Record circuitApplied */
                circuitApplied?: (arqonbus.v1.CircuitApplied.$Properties|null);

                /** Record circuitRolledBack */
                circuitRolledBack?: (arqonbus.v1.CircuitRolledBack.$Properties|null);

                /** Record circuitDrained */
                circuitDrained?: (arqonbus.v1.CircuitDrained.$Properties|null);

                /** Record circuitPath */
                circuitPath?: (arqonbus.v1.CircuitPath.$Properties|null);

                /** Record circuitSettled */
                circuitSettled?: (arqonbus.v1.CircuitSettled.$Properties|null);

                /** Record topologyVerified */
                topologyVerified?: (arqonbus.v1.TopologyVerified.$Properties|null);

                /** Record body */
                body?: ("logOpened"|"engineStarted"|"engineClosed"|"tailQuarantined"|"workspaceTrusted"|"policyApplied"|"dataRegistered"|"componentRegistered"|"partyJoined"|"partyLeft"|"refusals"|"tokenIssued"|"operatorStarted"|"operatorEnded"|"runStarted"|"phaseStarted"|"phaseEnded"|"gate"|"input"|"finding"|"proofOfWork"|"model"|"output"|"metrics"|"breach"|"runEnded"|"breachAcknowledged"|"stopRequested"|"jobSubmitted"|"jobFinished"|"streamStarted"|"streamEnded"|"anchor"|"snapshot"|"jobState"|"quotaReserved"|"quotaSettled"|"consumerDefined"|"consumerMoved"|"consumerRemoved"|"retentionDropped"|"crossingSettled"|"keyCreated"|"credentialRevoked"|"operatorAdvertised"|"operatorLost"|"blobStored"|"blobRemoved"|"keySetLoaded"|"replayStarted"|"replayEnded"|"listenerOpened"|"mapDeclared"|"regionLeased"|"leaseEnded"|"accessSettled"|"accessRefused"|"cachePut"|"cacheMoved"|"cacheEvicted"|"cacheSettled"|"cacheOpened"|"cacheViolated"|"deviceState"|"workEvidence"|"ruleApplied"|"conservation"|"phaseReused"|"phaseKept"|"phaseNoted"|"cosigned"|"witnessRefused"|"keyRotated"|"releaseAsked"|"releaseGiven"|"circuitApplied"|"circuitRolledBack"|"circuitDrained"|"circuitPath"|"circuitSettled"|"topologyVerified");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Record. */
            type $Shape = {
              prev?: Uint8Array|null;
              pos?: number|Long|null;
              epoch?: number|null;
              time?: number|Long|null;
              actor?: arqonbus.v1.Actor.$Shape|null;
              run?: string|null;
              phase?: string|null;
              device?: string|null;
              simulated?: boolean|null;
              logOpened?: arqonbus.v1.LogOpened.$Shape|null;
              engineStarted?: arqonbus.v1.EngineStarted.$Shape|null;
              engineClosed?: arqonbus.v1.EngineClosed.$Shape|null;
              tailQuarantined?: arqonbus.v1.TailQuarantined.$Shape|null;
              workspaceTrusted?: arqonbus.v1.WorkspaceTrusted.$Shape|null;
              policyApplied?: arqonbus.v1.PolicyApplied.$Shape|null;
              dataRegistered?: arqonbus.v1.DataRegistered.$Shape|null;
              componentRegistered?: arqonbus.v1.ComponentRegistered.$Shape|null;
              partyJoined?: arqonbus.v1.PartyJoined.$Shape|null;
              partyLeft?: arqonbus.v1.PartyLeft.$Shape|null;
              refusals?: arqonbus.v1.Refusals.$Shape|null;
              tokenIssued?: arqonbus.v1.TokenIssued.$Shape|null;
              operatorStarted?: arqonbus.v1.OperatorStarted.$Shape|null;
              operatorEnded?: arqonbus.v1.OperatorEnded.$Shape|null;
              runStarted?: arqonbus.v1.RunStarted.$Shape|null;
              phaseStarted?: arqonbus.v1.PhaseStarted.$Shape|null;
              phaseEnded?: arqonbus.v1.PhaseEnded.$Shape|null;
              gate?: arqonbus.v1.Gate.$Shape|null;
              input?: arqonbus.v1.Input.$Shape|null;
              finding?: arqonbus.v1.Finding.$Shape|null;
              proofOfWork?: arqonbus.v1.ProofOfWork.$Shape|null;
              model?: arqonbus.v1.Model.$Shape|null;
              output?: arqonbus.v1.Output.$Shape|null;
              metrics?: arqonbus.v1.Metrics.$Shape|null;
              breach?: arqonbus.v1.Breach.$Shape|null;
              runEnded?: arqonbus.v1.RunEnded.$Shape|null;
              breachAcknowledged?: arqonbus.v1.BreachAcknowledged.$Shape|null;
              stopRequested?: arqonbus.v1.StopRequested.$Shape|null;
              jobSubmitted?: arqonbus.v1.JobSubmitted.$Shape|null;
              jobFinished?: arqonbus.v1.JobFinished.$Shape|null;
              streamStarted?: arqonbus.v1.StreamStarted.$Shape|null;
              streamEnded?: arqonbus.v1.StreamEnded.$Shape|null;
              anchor?: arqonbus.v1.Anchor.$Shape|null;
              snapshot?: arqonbus.v1.Snapshot.$Shape|null;
              jobState?: arqonbus.v1.JobState.$Shape|null;
              quotaReserved?: arqonbus.v1.QuotaReserved.$Shape|null;
              quotaSettled?: arqonbus.v1.QuotaSettled.$Shape|null;
              consumerDefined?: arqonbus.v1.ConsumerDefined.$Shape|null;
              consumerMoved?: arqonbus.v1.ConsumerMoved.$Shape|null;
              consumerRemoved?: arqonbus.v1.ConsumerRemoved.$Shape|null;
              retentionDropped?: arqonbus.v1.RetentionDropped.$Shape|null;
              crossingSettled?: arqonbus.v1.CrossingSettled.$Shape|null;
              keyCreated?: arqonbus.v1.KeyCreated.$Shape|null;
              credentialRevoked?: arqonbus.v1.CredentialRevoked.$Shape|null;
              operatorAdvertised?: arqonbus.v1.OperatorAdvertised.$Shape|null;
              operatorLost?: arqonbus.v1.OperatorLost.$Shape|null;
              blobStored?: arqonbus.v1.BlobStored.$Shape|null;
              blobRemoved?: arqonbus.v1.BlobRemoved.$Shape|null;
              keySetLoaded?: arqonbus.v1.KeySetLoaded.$Shape|null;
              replayStarted?: arqonbus.v1.ReplayStarted.$Shape|null;
              replayEnded?: arqonbus.v1.ReplayEnded.$Shape|null;
              listenerOpened?: arqonbus.v1.ListenerOpened.$Shape|null;
              mapDeclared?: arqonbus.v1.MapDeclared.$Shape|null;
              regionLeased?: arqonbus.v1.RegionLeased.$Shape|null;
              leaseEnded?: arqonbus.v1.LeaseEnded.$Shape|null;
              accessSettled?: arqonbus.v1.AccessSettled.$Shape|null;
              accessRefused?: arqonbus.v1.AccessRefused.$Shape|null;
              cachePut?: arqonbus.v1.CachePut.$Shape|null;
              cacheMoved?: arqonbus.v1.CacheMoved.$Shape|null;
              cacheEvicted?: arqonbus.v1.CacheEvicted.$Shape|null;
              cacheSettled?: arqonbus.v1.CacheSettled.$Shape|null;
              cacheOpened?: arqonbus.v1.CacheOpened.$Shape|null;
              cacheViolated?: arqonbus.v1.CacheViolated.$Shape|null;
              deviceState?: arqonbus.v1.DeviceState.$Shape|null;
              workEvidence?: arqonbus.v1.WorkEvidence.$Shape|null;
              ruleApplied?: arqonbus.v1.RuleApplied.$Shape|null;
              conservation?: arqonbus.v1.Conservation.$Shape|null;
              phaseReused?: arqonbus.v1.PhaseReused.$Shape|null;
              phaseKept?: arqonbus.v1.PhaseKept.$Shape|null;
              phaseNoted?: arqonbus.v1.PhaseNoted.$Shape|null;
              cosigned?: arqonbus.v1.Cosigned.$Shape|null;
              witnessRefused?: arqonbus.v1.WitnessRefused.$Shape|null;
              keyRotated?: arqonbus.v1.KeyRotated.$Shape|null;
              releaseAsked?: arqonbus.v1.ReleaseAsked.$Shape|null;
              releaseGiven?: arqonbus.v1.ReleaseGiven.$Shape|null;
              circuitApplied?: arqonbus.v1.CircuitApplied.$Shape|null;
              circuitRolledBack?: arqonbus.v1.CircuitRolledBack.$Shape|null;
              circuitDrained?: arqonbus.v1.CircuitDrained.$Shape|null;
              circuitPath?: arqonbus.v1.CircuitPath.$Shape|null;
              circuitSettled?: arqonbus.v1.CircuitSettled.$Shape|null;
              topologyVerified?: arqonbus.v1.TopologyVerified.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "logOpened"; logOpened: arqonbus.v1.LogOpened.$Shape; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "engineStarted"; logOpened?: null; engineStarted: arqonbus.v1.EngineStarted.$Shape; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "engineClosed"; logOpened?: null; engineStarted?: null; engineClosed: arqonbus.v1.EngineClosed.$Shape; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "tailQuarantined"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined: arqonbus.v1.TailQuarantined.$Shape; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "workspaceTrusted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted: arqonbus.v1.WorkspaceTrusted.$Shape; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "policyApplied"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied: arqonbus.v1.PolicyApplied.$Shape; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "dataRegistered"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered: arqonbus.v1.DataRegistered.$Shape; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "componentRegistered"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered: arqonbus.v1.ComponentRegistered.$Shape; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "partyJoined"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined: arqonbus.v1.PartyJoined.$Shape; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "partyLeft"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft: arqonbus.v1.PartyLeft.$Shape; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "refusals"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals: arqonbus.v1.Refusals.$Shape; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "tokenIssued"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued: arqonbus.v1.TokenIssued.$Shape; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "operatorStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted: arqonbus.v1.OperatorStarted.$Shape; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "operatorEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded: arqonbus.v1.OperatorEnded.$Shape; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "runStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted: arqonbus.v1.RunStarted.$Shape; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "phaseStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted: arqonbus.v1.PhaseStarted.$Shape; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "phaseEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded: arqonbus.v1.PhaseEnded.$Shape; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "gate"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate: arqonbus.v1.Gate.$Shape; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "input"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input: arqonbus.v1.Input.$Shape; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "finding"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding: arqonbus.v1.Finding.$Shape; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "proofOfWork"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork: arqonbus.v1.ProofOfWork.$Shape; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "model"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model: arqonbus.v1.Model.$Shape; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "output"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output: arqonbus.v1.Output.$Shape; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "metrics"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics: arqonbus.v1.Metrics.$Shape; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "breach"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach: arqonbus.v1.Breach.$Shape; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "runEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded: arqonbus.v1.RunEnded.$Shape; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "breachAcknowledged"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged: arqonbus.v1.BreachAcknowledged.$Shape; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "stopRequested"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested: arqonbus.v1.StopRequested.$Shape; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "jobSubmitted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted: arqonbus.v1.JobSubmitted.$Shape; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "jobFinished"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished: arqonbus.v1.JobFinished.$Shape; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "streamStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted: arqonbus.v1.StreamStarted.$Shape; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "streamEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded: arqonbus.v1.StreamEnded.$Shape; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "anchor"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor: arqonbus.v1.Anchor.$Shape; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "snapshot"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot: arqonbus.v1.Snapshot.$Shape; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "jobState"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState: arqonbus.v1.JobState.$Shape; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "quotaReserved"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved: arqonbus.v1.QuotaReserved.$Shape; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "quotaSettled"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled: arqonbus.v1.QuotaSettled.$Shape; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "consumerDefined"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined: arqonbus.v1.ConsumerDefined.$Shape; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "consumerMoved"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved: arqonbus.v1.ConsumerMoved.$Shape; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "consumerRemoved"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved: arqonbus.v1.ConsumerRemoved.$Shape; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "retentionDropped"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped: arqonbus.v1.RetentionDropped.$Shape; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "crossingSettled"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled: arqonbus.v1.CrossingSettled.$Shape; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "keyCreated"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated: arqonbus.v1.KeyCreated.$Shape; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "credentialRevoked"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked: arqonbus.v1.CredentialRevoked.$Shape; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "operatorAdvertised"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised: arqonbus.v1.OperatorAdvertised.$Shape; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "operatorLost"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost: arqonbus.v1.OperatorLost.$Shape; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "blobStored"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored: arqonbus.v1.BlobStored.$Shape; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "blobRemoved"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved: arqonbus.v1.BlobRemoved.$Shape; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "keySetLoaded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded: arqonbus.v1.KeySetLoaded.$Shape; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "replayStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted: arqonbus.v1.ReplayStarted.$Shape; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "replayEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded: arqonbus.v1.ReplayEnded.$Shape; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "listenerOpened"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened: arqonbus.v1.ListenerOpened.$Shape; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "mapDeclared"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared: arqonbus.v1.MapDeclared.$Shape; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "regionLeased"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased: arqonbus.v1.RegionLeased.$Shape; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "leaseEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded: arqonbus.v1.LeaseEnded.$Shape; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "accessSettled"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled: arqonbus.v1.AccessSettled.$Shape; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "accessRefused"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused: arqonbus.v1.AccessRefused.$Shape; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "cachePut"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut: arqonbus.v1.CachePut.$Shape; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "cacheMoved"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved: arqonbus.v1.CacheMoved.$Shape; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "cacheEvicted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted: arqonbus.v1.CacheEvicted.$Shape; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "cacheSettled"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled: arqonbus.v1.CacheSettled.$Shape; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "cacheOpened"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened: arqonbus.v1.CacheOpened.$Shape; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "cacheViolated"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated: arqonbus.v1.CacheViolated.$Shape; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "deviceState"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState: arqonbus.v1.DeviceState.$Shape; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "workEvidence"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence: arqonbus.v1.WorkEvidence.$Shape; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "ruleApplied"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied: arqonbus.v1.RuleApplied.$Shape; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "conservation"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation: arqonbus.v1.Conservation.$Shape; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "phaseReused"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused: arqonbus.v1.PhaseReused.$Shape; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "phaseKept"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept: arqonbus.v1.PhaseKept.$Shape; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "phaseNoted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted: arqonbus.v1.PhaseNoted.$Shape; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "cosigned"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned: arqonbus.v1.Cosigned.$Shape; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "witnessRefused"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused: arqonbus.v1.WitnessRefused.$Shape; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "keyRotated"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated: arqonbus.v1.KeyRotated.$Shape; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "releaseAsked"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked: arqonbus.v1.ReleaseAsked.$Shape; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "releaseGiven"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven: arqonbus.v1.ReleaseGiven.$Shape; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "circuitApplied"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied: arqonbus.v1.CircuitApplied.$Shape; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "circuitRolledBack"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack: arqonbus.v1.CircuitRolledBack.$Shape; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "circuitDrained"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained: arqonbus.v1.CircuitDrained.$Shape; circuitPath?: null; circuitSettled?: null; topologyVerified?: null }|{ body?: "circuitPath"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath: arqonbus.v1.CircuitPath.$Shape; circuitSettled?: null; topologyVerified?: null }|{ body?: "circuitSettled"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled: arqonbus.v1.CircuitSettled.$Shape; topologyVerified?: null }|{ body?: "topologyVerified"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null; jobState?: null; quotaReserved?: null; quotaSettled?: null; consumerDefined?: null; consumerMoved?: null; consumerRemoved?: null; retentionDropped?: null; crossingSettled?: null; keyCreated?: null; credentialRevoked?: null; operatorAdvertised?: null; operatorLost?: null; blobStored?: null; blobRemoved?: null; keySetLoaded?: null; replayStarted?: null; replayEnded?: null; listenerOpened?: null; mapDeclared?: null; regionLeased?: null; leaseEnded?: null; accessSettled?: null; accessRefused?: null; cachePut?: null; cacheMoved?: null; cacheEvicted?: null; cacheSettled?: null; cacheOpened?: null; cacheViolated?: null; deviceState?: null; workEvidence?: null; ruleApplied?: null; conservation?: null; phaseReused?: null; phaseKept?: null; phaseNoted?: null; cosigned?: null; witnessRefused?: null; keyRotated?: null; releaseAsked?: null; releaseGiven?: null; circuitApplied?: null; circuitRolledBack?: null; circuitDrained?: null; circuitPath?: null; circuitSettled?: null; topologyVerified: arqonbus.v1.TopologyVerified.$Shape })
            );
        }

        /**
         * Properties of a LogOpened.
         * @deprecated Use arqonbus.v1.LogOpened.$Properties instead.
         */
        interface ILogOpened extends arqonbus.v1.LogOpened.$Properties {
        }

        /** Represents a LogOpened. */
        class LogOpened {

            /**
             * Constructs a new LogOpened.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.LogOpened.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogOpened origin. */
            origin: string;

            /** LogOpened vkey. */
            vkey: string;

            /** LogOpened workspaceId. */
            workspaceId: string;

            /** LogOpened replacesOrigin. */
            replacesOrigin: string;

            /** LogOpened replacesSize. */
            replacesSize: (number|Long);

            /** LogOpened replacesRoot. */
            replacesRoot: Uint8Array;

            /** LogOpened replacesReason. */
            replacesReason: string;

            /**
             * Creates a new LogOpened instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogOpened instance
             */
            static create(properties: arqonbus.v1.LogOpened.$Shape): arqonbus.v1.LogOpened & arqonbus.v1.LogOpened.$Shape;
            static create(properties?: arqonbus.v1.LogOpened.$Properties): arqonbus.v1.LogOpened;

            /**
             * Encodes the specified LogOpened message. Does not implicitly {@link arqonbus.v1.LogOpened.verify|verify} messages.
             * @param message LogOpened message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.LogOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogOpened message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.LogOpened & arqonbus.v1.LogOpened.$Shape} LogOpened
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.LogOpened & arqonbus.v1.LogOpened.$Shape;

            /**
             * Creates a LogOpened message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LogOpened
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.LogOpened;

            /**
             * Creates a plain object from a LogOpened message. Also converts values to other types if specified.
             * @param message LogOpened
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.LogOpened, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LogOpened to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for LogOpened
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogOpened {

            /** Properties of a LogOpened. */
            interface $Properties {

                /** LogOpened origin */
                origin?: (string|null);

                /** LogOpened vkey */
                vkey?: (string|null);

                /** LogOpened workspaceId */
                workspaceId?: (string|null);

                /** LogOpened replacesOrigin */
                replacesOrigin?: (string|null);

                /** LogOpened replacesSize */
                replacesSize?: (number|Long|null);

                /** LogOpened replacesRoot */
                replacesRoot?: (Uint8Array|null);

                /** LogOpened replacesReason */
                replacesReason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogOpened. */
            type $Shape = arqonbus.v1.LogOpened.$Properties;
        }

        /**
         * Properties of an EngineStarted.
         * @deprecated Use arqonbus.v1.EngineStarted.$Properties instead.
         */
        interface IEngineStarted extends arqonbus.v1.EngineStarted.$Properties {
        }

        /** Represents an EngineStarted. */
        class EngineStarted {

            /**
             * Constructs a new EngineStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.EngineStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EngineStarted version. */
            version: string;

            /** EngineStarted node. */
            node: string;

            /** EngineStarted electron. */
            electron: string;

            /** EngineStarted host. */
            host: string;

            /** EngineStarted pid. */
            pid: (number|Long);

            /** EngineStarted configSha256. */
            configSha256: Uint8Array;

            /** EngineStarted policySha256. */
            policySha256: Uint8Array;

            /**
             * Creates a new EngineStarted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EngineStarted instance
             */
            static create(properties: arqonbus.v1.EngineStarted.$Shape): arqonbus.v1.EngineStarted & arqonbus.v1.EngineStarted.$Shape;
            static create(properties?: arqonbus.v1.EngineStarted.$Properties): arqonbus.v1.EngineStarted;

            /**
             * Encodes the specified EngineStarted message. Does not implicitly {@link arqonbus.v1.EngineStarted.verify|verify} messages.
             * @param message EngineStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.EngineStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EngineStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.EngineStarted & arqonbus.v1.EngineStarted.$Shape} EngineStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.EngineStarted & arqonbus.v1.EngineStarted.$Shape;

            /**
             * Creates an EngineStarted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EngineStarted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.EngineStarted;

            /**
             * Creates a plain object from an EngineStarted message. Also converts values to other types if specified.
             * @param message EngineStarted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.EngineStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EngineStarted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for EngineStarted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace EngineStarted {

            /** Properties of an EngineStarted. */
            interface $Properties {

                /** EngineStarted version */
                version?: (string|null);

                /** EngineStarted node */
                node?: (string|null);

                /** EngineStarted electron */
                electron?: (string|null);

                /** EngineStarted host */
                host?: (string|null);

                /** EngineStarted pid */
                pid?: (number|Long|null);

                /** EngineStarted configSha256 */
                configSha256?: (Uint8Array|null);

                /** EngineStarted policySha256 */
                policySha256?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EngineStarted. */
            type $Shape = arqonbus.v1.EngineStarted.$Properties;
        }

        /**
         * Properties of an EngineClosed.
         * @deprecated Use arqonbus.v1.EngineClosed.$Properties instead.
         */
        interface IEngineClosed extends arqonbus.v1.EngineClosed.$Properties {
        }

        /** Represents an EngineClosed. */
        class EngineClosed {

            /**
             * Constructs a new EngineClosed.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.EngineClosed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EngineClosed reason. */
            reason: string;

            /**
             * Creates a new EngineClosed instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EngineClosed instance
             */
            static create(properties: arqonbus.v1.EngineClosed.$Shape): arqonbus.v1.EngineClosed & arqonbus.v1.EngineClosed.$Shape;
            static create(properties?: arqonbus.v1.EngineClosed.$Properties): arqonbus.v1.EngineClosed;

            /**
             * Encodes the specified EngineClosed message. Does not implicitly {@link arqonbus.v1.EngineClosed.verify|verify} messages.
             * @param message EngineClosed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.EngineClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EngineClosed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.EngineClosed & arqonbus.v1.EngineClosed.$Shape} EngineClosed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.EngineClosed & arqonbus.v1.EngineClosed.$Shape;

            /**
             * Creates an EngineClosed message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EngineClosed
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.EngineClosed;

            /**
             * Creates a plain object from an EngineClosed message. Also converts values to other types if specified.
             * @param message EngineClosed
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.EngineClosed, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EngineClosed to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for EngineClosed
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace EngineClosed {

            /** Properties of an EngineClosed. */
            interface $Properties {

                /** EngineClosed reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EngineClosed. */
            type $Shape = arqonbus.v1.EngineClosed.$Properties;
        }

        /**
         * Properties of a TailQuarantined.
         * @deprecated Use arqonbus.v1.TailQuarantined.$Properties instead.
         */
        interface ITailQuarantined extends arqonbus.v1.TailQuarantined.$Properties {
        }

        /** Represents a TailQuarantined. */
        class TailQuarantined {

            /**
             * Constructs a new TailQuarantined.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.TailQuarantined.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TailQuarantined file. */
            file: string;

            /** TailQuarantined bytes. */
            bytes: (number|Long);

            /** TailQuarantined sha256. */
            sha256: Uint8Array;

            /** TailQuarantined log. */
            log: string;

            /**
             * Creates a new TailQuarantined instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TailQuarantined instance
             */
            static create(properties: arqonbus.v1.TailQuarantined.$Shape): arqonbus.v1.TailQuarantined & arqonbus.v1.TailQuarantined.$Shape;
            static create(properties?: arqonbus.v1.TailQuarantined.$Properties): arqonbus.v1.TailQuarantined;

            /**
             * Encodes the specified TailQuarantined message. Does not implicitly {@link arqonbus.v1.TailQuarantined.verify|verify} messages.
             * @param message TailQuarantined message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.TailQuarantined.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TailQuarantined message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.TailQuarantined & arqonbus.v1.TailQuarantined.$Shape} TailQuarantined
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.TailQuarantined & arqonbus.v1.TailQuarantined.$Shape;

            /**
             * Creates a TailQuarantined message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TailQuarantined
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.TailQuarantined;

            /**
             * Creates a plain object from a TailQuarantined message. Also converts values to other types if specified.
             * @param message TailQuarantined
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.TailQuarantined, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TailQuarantined to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for TailQuarantined
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace TailQuarantined {

            /** Properties of a TailQuarantined. */
            interface $Properties {

                /** TailQuarantined file */
                file?: (string|null);

                /** TailQuarantined bytes */
                bytes?: (number|Long|null);

                /** TailQuarantined sha256 */
                sha256?: (Uint8Array|null);

                /** TailQuarantined log */
                log?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TailQuarantined. */
            type $Shape = arqonbus.v1.TailQuarantined.$Properties;
        }

        /**
         * Properties of a WorkspaceTrusted.
         * @deprecated Use arqonbus.v1.WorkspaceTrusted.$Properties instead.
         */
        interface IWorkspaceTrusted extends arqonbus.v1.WorkspaceTrusted.$Properties {
        }

        /** Represents a WorkspaceTrusted. */
        class WorkspaceTrusted {

            /**
             * Constructs a new WorkspaceTrusted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.WorkspaceTrusted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkspaceTrusted configSha256. */
            configSha256: Uint8Array;

            /** WorkspaceTrusted policySha256. */
            policySha256: Uint8Array;

            /** WorkspaceTrusted person. */
            person: string;

            /** WorkspaceTrusted signature. */
            signature: Uint8Array;

            /** WorkspaceTrusted protection. */
            protection: string;

            /**
             * Creates a new WorkspaceTrusted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkspaceTrusted instance
             */
            static create(properties: arqonbus.v1.WorkspaceTrusted.$Shape): arqonbus.v1.WorkspaceTrusted & arqonbus.v1.WorkspaceTrusted.$Shape;
            static create(properties?: arqonbus.v1.WorkspaceTrusted.$Properties): arqonbus.v1.WorkspaceTrusted;

            /**
             * Encodes the specified WorkspaceTrusted message. Does not implicitly {@link arqonbus.v1.WorkspaceTrusted.verify|verify} messages.
             * @param message WorkspaceTrusted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.WorkspaceTrusted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkspaceTrusted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.WorkspaceTrusted & arqonbus.v1.WorkspaceTrusted.$Shape} WorkspaceTrusted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.WorkspaceTrusted & arqonbus.v1.WorkspaceTrusted.$Shape;

            /**
             * Creates a WorkspaceTrusted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WorkspaceTrusted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.WorkspaceTrusted;

            /**
             * Creates a plain object from a WorkspaceTrusted message. Also converts values to other types if specified.
             * @param message WorkspaceTrusted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.WorkspaceTrusted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WorkspaceTrusted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for WorkspaceTrusted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WorkspaceTrusted {

            /** Properties of a WorkspaceTrusted. */
            interface $Properties {

                /** WorkspaceTrusted configSha256 */
                configSha256?: (Uint8Array|null);

                /** WorkspaceTrusted policySha256 */
                policySha256?: (Uint8Array|null);

                /** WorkspaceTrusted person */
                person?: (string|null);

                /** WorkspaceTrusted signature */
                signature?: (Uint8Array|null);

                /** WorkspaceTrusted protection */
                protection?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkspaceTrusted. */
            type $Shape = arqonbus.v1.WorkspaceTrusted.$Properties;
        }

        /**
         * Properties of a PolicyApplied.
         * @deprecated Use arqonbus.v1.PolicyApplied.$Properties instead.
         */
        interface IPolicyApplied extends arqonbus.v1.PolicyApplied.$Properties {
        }

        /** Represents a PolicyApplied. */
        class PolicyApplied {

            /**
             * Constructs a new PolicyApplied.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.PolicyApplied.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyApplied sha256. */
            sha256: Uint8Array;

            /** PolicyApplied previousSha256. */
            previousSha256: Uint8Array;

            /** PolicyApplied person. */
            person: string;

            /** PolicyApplied signature. */
            signature: Uint8Array;

            /**
             * Creates a new PolicyApplied instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicyApplied instance
             */
            static create(properties: arqonbus.v1.PolicyApplied.$Shape): arqonbus.v1.PolicyApplied & arqonbus.v1.PolicyApplied.$Shape;
            static create(properties?: arqonbus.v1.PolicyApplied.$Properties): arqonbus.v1.PolicyApplied;

            /**
             * Encodes the specified PolicyApplied message. Does not implicitly {@link arqonbus.v1.PolicyApplied.verify|verify} messages.
             * @param message PolicyApplied message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.PolicyApplied.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyApplied message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.PolicyApplied & arqonbus.v1.PolicyApplied.$Shape} PolicyApplied
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.PolicyApplied & arqonbus.v1.PolicyApplied.$Shape;

            /**
             * Creates a PolicyApplied message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PolicyApplied
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.PolicyApplied;

            /**
             * Creates a plain object from a PolicyApplied message. Also converts values to other types if specified.
             * @param message PolicyApplied
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.PolicyApplied, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PolicyApplied to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PolicyApplied
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PolicyApplied {

            /** Properties of a PolicyApplied. */
            interface $Properties {

                /** PolicyApplied sha256 */
                sha256?: (Uint8Array|null);

                /** PolicyApplied previousSha256 */
                previousSha256?: (Uint8Array|null);

                /** PolicyApplied person */
                person?: (string|null);

                /** PolicyApplied signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyApplied. */
            type $Shape = arqonbus.v1.PolicyApplied.$Properties;
        }

        /**
         * Properties of a DataRegistered.
         * @deprecated Use arqonbus.v1.DataRegistered.$Properties instead.
         */
        interface IDataRegistered extends arqonbus.v1.DataRegistered.$Properties {
        }

        /** Represents a DataRegistered. */
        class DataRegistered {

            /**
             * Constructs a new DataRegistered.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.DataRegistered.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DataRegistered name. */
            name: string;

            /** DataRegistered path. */
            path: string;

            /** DataRegistered sha256. */
            sha256: Uint8Array;

            /** DataRegistered bytes. */
            bytes: (number|Long);

            /**
             * Creates a new DataRegistered instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DataRegistered instance
             */
            static create(properties: arqonbus.v1.DataRegistered.$Shape): arqonbus.v1.DataRegistered & arqonbus.v1.DataRegistered.$Shape;
            static create(properties?: arqonbus.v1.DataRegistered.$Properties): arqonbus.v1.DataRegistered;

            /**
             * Encodes the specified DataRegistered message. Does not implicitly {@link arqonbus.v1.DataRegistered.verify|verify} messages.
             * @param message DataRegistered message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.DataRegistered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DataRegistered message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.DataRegistered & arqonbus.v1.DataRegistered.$Shape} DataRegistered
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.DataRegistered & arqonbus.v1.DataRegistered.$Shape;

            /**
             * Creates a DataRegistered message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DataRegistered
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.DataRegistered;

            /**
             * Creates a plain object from a DataRegistered message. Also converts values to other types if specified.
             * @param message DataRegistered
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.DataRegistered, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DataRegistered to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for DataRegistered
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DataRegistered {

            /** Properties of a DataRegistered. */
            interface $Properties {

                /** DataRegistered name */
                name?: (string|null);

                /** DataRegistered path */
                path?: (string|null);

                /** DataRegistered sha256 */
                sha256?: (Uint8Array|null);

                /** DataRegistered bytes */
                bytes?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DataRegistered. */
            type $Shape = arqonbus.v1.DataRegistered.$Properties;
        }

        /**
         * Properties of a ComponentRegistered.
         * @deprecated Use arqonbus.v1.ComponentRegistered.$Properties instead.
         */
        interface IComponentRegistered extends arqonbus.v1.ComponentRegistered.$Properties {
        }

        /** Represents a ComponentRegistered. */
        class ComponentRegistered {

            /**
             * Constructs a new ComponentRegistered.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ComponentRegistered.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ComponentRegistered id. */
            id: string;

            /** ComponentRegistered kind. */
            kind: string;

            /** ComponentRegistered sha256. */
            sha256: Uint8Array;

            /** ComponentRegistered files. */
            files: string[];

            /**
             * Creates a new ComponentRegistered instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ComponentRegistered instance
             */
            static create(properties: arqonbus.v1.ComponentRegistered.$Shape): arqonbus.v1.ComponentRegistered & arqonbus.v1.ComponentRegistered.$Shape;
            static create(properties?: arqonbus.v1.ComponentRegistered.$Properties): arqonbus.v1.ComponentRegistered;

            /**
             * Encodes the specified ComponentRegistered message. Does not implicitly {@link arqonbus.v1.ComponentRegistered.verify|verify} messages.
             * @param message ComponentRegistered message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ComponentRegistered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ComponentRegistered message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ComponentRegistered & arqonbus.v1.ComponentRegistered.$Shape} ComponentRegistered
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ComponentRegistered & arqonbus.v1.ComponentRegistered.$Shape;

            /**
             * Creates a ComponentRegistered message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ComponentRegistered
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ComponentRegistered;

            /**
             * Creates a plain object from a ComponentRegistered message. Also converts values to other types if specified.
             * @param message ComponentRegistered
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ComponentRegistered, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ComponentRegistered to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ComponentRegistered
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ComponentRegistered {

            /** Properties of a ComponentRegistered. */
            interface $Properties {

                /** ComponentRegistered id */
                id?: (string|null);

                /** ComponentRegistered kind */
                kind?: (string|null);

                /** ComponentRegistered sha256 */
                sha256?: (Uint8Array|null);

                /** ComponentRegistered files */
                files?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ComponentRegistered. */
            type $Shape = arqonbus.v1.ComponentRegistered.$Properties;
        }

        /**
         * Properties of a PartyJoined.
         * @deprecated Use arqonbus.v1.PartyJoined.$Properties instead.
         */
        interface IPartyJoined extends arqonbus.v1.PartyJoined.$Properties {
        }

        /** Represents a PartyJoined. */
        class PartyJoined {

            /**
             * Constructs a new PartyJoined.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.PartyJoined.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartyJoined identity. */
            identity: string;

            /** PartyJoined transport. */
            transport: string;

            /** PartyJoined publish. */
            publish: string[];

            /** PartyJoined subscribe. */
            subscribe: string[];

            /** PartyJoined execute. */
            execute: string[];

            /** PartyJoined namespace. */
            namespace: string;

            /** PartyJoined client. */
            client: string;

            /**
             * Creates a new PartyJoined instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartyJoined instance
             */
            static create(properties: arqonbus.v1.PartyJoined.$Shape): arqonbus.v1.PartyJoined & arqonbus.v1.PartyJoined.$Shape;
            static create(properties?: arqonbus.v1.PartyJoined.$Properties): arqonbus.v1.PartyJoined;

            /**
             * Encodes the specified PartyJoined message. Does not implicitly {@link arqonbus.v1.PartyJoined.verify|verify} messages.
             * @param message PartyJoined message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.PartyJoined.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartyJoined message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.PartyJoined & arqonbus.v1.PartyJoined.$Shape} PartyJoined
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.PartyJoined & arqonbus.v1.PartyJoined.$Shape;

            /**
             * Creates a PartyJoined message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PartyJoined
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.PartyJoined;

            /**
             * Creates a plain object from a PartyJoined message. Also converts values to other types if specified.
             * @param message PartyJoined
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.PartyJoined, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PartyJoined to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PartyJoined
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PartyJoined {

            /** Properties of a PartyJoined. */
            interface $Properties {

                /** PartyJoined identity */
                identity?: (string|null);

                /** PartyJoined transport */
                transport?: (string|null);

                /** PartyJoined publish */
                publish?: (string[]|null);

                /** PartyJoined subscribe */
                subscribe?: (string[]|null);

                /** PartyJoined execute */
                execute?: (string[]|null);

                /** PartyJoined namespace */
                namespace?: (string|null);

                /** PartyJoined client */
                client?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartyJoined. */
            type $Shape = arqonbus.v1.PartyJoined.$Properties;
        }

        /**
         * Properties of a PartyLeft.
         * @deprecated Use arqonbus.v1.PartyLeft.$Properties instead.
         */
        interface IPartyLeft extends arqonbus.v1.PartyLeft.$Properties {
        }

        /** Represents a PartyLeft. */
        class PartyLeft {

            /**
             * Constructs a new PartyLeft.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.PartyLeft.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartyLeft identity. */
            identity: string;

            /** PartyLeft reason. */
            reason: string;

            /**
             * Creates a new PartyLeft instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartyLeft instance
             */
            static create(properties: arqonbus.v1.PartyLeft.$Shape): arqonbus.v1.PartyLeft & arqonbus.v1.PartyLeft.$Shape;
            static create(properties?: arqonbus.v1.PartyLeft.$Properties): arqonbus.v1.PartyLeft;

            /**
             * Encodes the specified PartyLeft message. Does not implicitly {@link arqonbus.v1.PartyLeft.verify|verify} messages.
             * @param message PartyLeft message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.PartyLeft.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartyLeft message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.PartyLeft & arqonbus.v1.PartyLeft.$Shape} PartyLeft
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.PartyLeft & arqonbus.v1.PartyLeft.$Shape;

            /**
             * Creates a PartyLeft message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PartyLeft
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.PartyLeft;

            /**
             * Creates a plain object from a PartyLeft message. Also converts values to other types if specified.
             * @param message PartyLeft
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.PartyLeft, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PartyLeft to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PartyLeft
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PartyLeft {

            /** Properties of a PartyLeft. */
            interface $Properties {

                /** PartyLeft identity */
                identity?: (string|null);

                /** PartyLeft reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartyLeft. */
            type $Shape = arqonbus.v1.PartyLeft.$Properties;
        }

        /**
         * Properties of a Refusals.
         * @deprecated Use arqonbus.v1.Refusals.$Properties instead.
         */
        interface IRefusals extends arqonbus.v1.Refusals.$Properties {
        }

        /** Represents a Refusals. */
        class Refusals {

            /**
             * Constructs a new Refusals.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Refusals.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Refusals identity. */
            identity: string;

            /** Refusals code. */
            code: string;

            /** Refusals count. */
            count: (number|Long);

            /** Refusals firstTopic. */
            firstTopic: string;

            /** Refusals disconnected. */
            disconnected: boolean;

            /** Refusals passed. */
            passed: boolean;

            /**
             * Creates a new Refusals instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Refusals instance
             */
            static create(properties: arqonbus.v1.Refusals.$Shape): arqonbus.v1.Refusals & arqonbus.v1.Refusals.$Shape;
            static create(properties?: arqonbus.v1.Refusals.$Properties): arqonbus.v1.Refusals;

            /**
             * Encodes the specified Refusals message. Does not implicitly {@link arqonbus.v1.Refusals.verify|verify} messages.
             * @param message Refusals message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Refusals.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Refusals message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Refusals & arqonbus.v1.Refusals.$Shape} Refusals
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Refusals & arqonbus.v1.Refusals.$Shape;

            /**
             * Creates a Refusals message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Refusals
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Refusals;

            /**
             * Creates a plain object from a Refusals message. Also converts values to other types if specified.
             * @param message Refusals
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Refusals, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Refusals to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Refusals
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Refusals {

            /** Properties of a Refusals. */
            interface $Properties {

                /** Refusals identity */
                identity?: (string|null);

                /** Refusals code */
                code?: (string|null);

                /** Refusals count */
                count?: (number|Long|null);

                /** Refusals firstTopic */
                firstTopic?: (string|null);

                /** Refusals disconnected */
                disconnected?: (boolean|null);

                /** Refusals passed */
                passed?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Refusals. */
            type $Shape = arqonbus.v1.Refusals.$Properties;
        }

        /**
         * Properties of a TokenIssued.
         * @deprecated Use arqonbus.v1.TokenIssued.$Properties instead.
         */
        interface ITokenIssued extends arqonbus.v1.TokenIssued.$Properties {
        }

        /** Represents a TokenIssued. */
        class TokenIssued {

            /**
             * Constructs a new TokenIssued.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.TokenIssued.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TokenIssued subject. */
            subject: string;

            /** TokenIssued publish. */
            publish: string[];

            /** TokenIssued subscribe. */
            subscribe: string[];

            /** TokenIssued execute. */
            execute: string[];

            /** TokenIssued namespace. */
            namespace: string;

            /** TokenIssued expires. */
            expires: (number|Long);

            /** TokenIssued tokenId. */
            tokenId: string;

            /**
             * Creates a new TokenIssued instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TokenIssued instance
             */
            static create(properties: arqonbus.v1.TokenIssued.$Shape): arqonbus.v1.TokenIssued & arqonbus.v1.TokenIssued.$Shape;
            static create(properties?: arqonbus.v1.TokenIssued.$Properties): arqonbus.v1.TokenIssued;

            /**
             * Encodes the specified TokenIssued message. Does not implicitly {@link arqonbus.v1.TokenIssued.verify|verify} messages.
             * @param message TokenIssued message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.TokenIssued.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TokenIssued message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.TokenIssued & arqonbus.v1.TokenIssued.$Shape} TokenIssued
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.TokenIssued & arqonbus.v1.TokenIssued.$Shape;

            /**
             * Creates a TokenIssued message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TokenIssued
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.TokenIssued;

            /**
             * Creates a plain object from a TokenIssued message. Also converts values to other types if specified.
             * @param message TokenIssued
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.TokenIssued, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TokenIssued to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for TokenIssued
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace TokenIssued {

            /** Properties of a TokenIssued. */
            interface $Properties {

                /** TokenIssued subject */
                subject?: (string|null);

                /** TokenIssued publish */
                publish?: (string[]|null);

                /** TokenIssued subscribe */
                subscribe?: (string[]|null);

                /** TokenIssued execute */
                execute?: (string[]|null);

                /** TokenIssued namespace */
                namespace?: (string|null);

                /** TokenIssued expires */
                expires?: (number|Long|null);

                /** TokenIssued tokenId */
                tokenId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TokenIssued. */
            type $Shape = arqonbus.v1.TokenIssued.$Properties;
        }

        /**
         * Properties of an OperatorStarted.
         * @deprecated Use arqonbus.v1.OperatorStarted.$Properties instead.
         */
        interface IOperatorStarted extends arqonbus.v1.OperatorStarted.$Properties {
        }

        /** Represents an OperatorStarted. */
        class OperatorStarted {

            /**
             * Constructs a new OperatorStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.OperatorStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OperatorStarted identity. */
            identity: string;

            /** OperatorStarted pid. */
            pid: (number|Long);

            /** OperatorStarted confinement. */
            confinement: string;

            /** OperatorStarted confinementReason. */
            confinementReason: string;

            /** OperatorStarted componentSha256. */
            componentSha256: Uint8Array;

            /** OperatorStarted command. */
            command: string[];

            /** OperatorStarted network. */
            network: string[];

            /**
             * Creates a new OperatorStarted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OperatorStarted instance
             */
            static create(properties: arqonbus.v1.OperatorStarted.$Shape): arqonbus.v1.OperatorStarted & arqonbus.v1.OperatorStarted.$Shape;
            static create(properties?: arqonbus.v1.OperatorStarted.$Properties): arqonbus.v1.OperatorStarted;

            /**
             * Encodes the specified OperatorStarted message. Does not implicitly {@link arqonbus.v1.OperatorStarted.verify|verify} messages.
             * @param message OperatorStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.OperatorStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OperatorStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.OperatorStarted & arqonbus.v1.OperatorStarted.$Shape} OperatorStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.OperatorStarted & arqonbus.v1.OperatorStarted.$Shape;

            /**
             * Creates an OperatorStarted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OperatorStarted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.OperatorStarted;

            /**
             * Creates a plain object from an OperatorStarted message. Also converts values to other types if specified.
             * @param message OperatorStarted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.OperatorStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OperatorStarted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for OperatorStarted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace OperatorStarted {

            /** Properties of an OperatorStarted. */
            interface $Properties {

                /** OperatorStarted identity */
                identity?: (string|null);

                /** OperatorStarted pid */
                pid?: (number|Long|null);

                /** OperatorStarted confinement */
                confinement?: (string|null);

                /** OperatorStarted confinementReason */
                confinementReason?: (string|null);

                /** OperatorStarted componentSha256 */
                componentSha256?: (Uint8Array|null);

                /** OperatorStarted command */
                command?: (string[]|null);

                /** OperatorStarted network */
                network?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OperatorStarted. */
            type $Shape = arqonbus.v1.OperatorStarted.$Properties;
        }

        /**
         * Properties of an OperatorEnded.
         * @deprecated Use arqonbus.v1.OperatorEnded.$Properties instead.
         */
        interface IOperatorEnded extends arqonbus.v1.OperatorEnded.$Properties {
        }

        /** Represents an OperatorEnded. */
        class OperatorEnded {

            /**
             * Constructs a new OperatorEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.OperatorEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OperatorEnded identity. */
            identity: string;

            /** OperatorEnded pid. */
            pid: (number|Long);

            /** OperatorEnded exitCode. */
            exitCode: number;

            /** OperatorEnded signal. */
            signal: string;

            /** OperatorEnded reason. */
            reason: string;

            /**
             * Creates a new OperatorEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OperatorEnded instance
             */
            static create(properties: arqonbus.v1.OperatorEnded.$Shape): arqonbus.v1.OperatorEnded & arqonbus.v1.OperatorEnded.$Shape;
            static create(properties?: arqonbus.v1.OperatorEnded.$Properties): arqonbus.v1.OperatorEnded;

            /**
             * Encodes the specified OperatorEnded message. Does not implicitly {@link arqonbus.v1.OperatorEnded.verify|verify} messages.
             * @param message OperatorEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.OperatorEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OperatorEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.OperatorEnded & arqonbus.v1.OperatorEnded.$Shape} OperatorEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.OperatorEnded & arqonbus.v1.OperatorEnded.$Shape;

            /**
             * Creates an OperatorEnded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OperatorEnded
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.OperatorEnded;

            /**
             * Creates a plain object from an OperatorEnded message. Also converts values to other types if specified.
             * @param message OperatorEnded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.OperatorEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OperatorEnded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for OperatorEnded
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace OperatorEnded {

            /** Properties of an OperatorEnded. */
            interface $Properties {

                /** OperatorEnded identity */
                identity?: (string|null);

                /** OperatorEnded pid */
                pid?: (number|Long|null);

                /** OperatorEnded exitCode */
                exitCode?: (number|null);

                /** OperatorEnded signal */
                signal?: (string|null);

                /** OperatorEnded reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OperatorEnded. */
            type $Shape = arqonbus.v1.OperatorEnded.$Properties;
        }

        /**
         * Properties of a RunStarted.
         * @deprecated Use arqonbus.v1.RunStarted.$Properties instead.
         */
        interface IRunStarted extends arqonbus.v1.RunStarted.$Properties {
        }

        /** Represents a RunStarted. */
        class RunStarted {

            /**
             * Constructs a new RunStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.RunStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RunStarted mode. */
            mode: string;

            /** RunStarted seed. */
            seed: (number|Long);

            /** RunStarted asOf. */
            asOf: string;

            /** RunStarted configSha256. */
            configSha256: Uint8Array;

            /** RunStarted policySha256. */
            policySha256: Uint8Array;

            /** RunStarted lockSha256. */
            lockSha256: Uint8Array;

            /** RunStarted parameters. */
            parameters: string;

            /** RunStarted deviceKind. */
            deviceKind: string;

            /**
             * Creates a new RunStarted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RunStarted instance
             */
            static create(properties: arqonbus.v1.RunStarted.$Shape): arqonbus.v1.RunStarted & arqonbus.v1.RunStarted.$Shape;
            static create(properties?: arqonbus.v1.RunStarted.$Properties): arqonbus.v1.RunStarted;

            /**
             * Encodes the specified RunStarted message. Does not implicitly {@link arqonbus.v1.RunStarted.verify|verify} messages.
             * @param message RunStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.RunStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RunStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.RunStarted & arqonbus.v1.RunStarted.$Shape} RunStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.RunStarted & arqonbus.v1.RunStarted.$Shape;

            /**
             * Creates a RunStarted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RunStarted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.RunStarted;

            /**
             * Creates a plain object from a RunStarted message. Also converts values to other types if specified.
             * @param message RunStarted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.RunStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RunStarted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RunStarted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RunStarted {

            /** Properties of a RunStarted. */
            interface $Properties {

                /** RunStarted mode */
                mode?: (string|null);

                /** RunStarted seed */
                seed?: (number|Long|null);

                /** RunStarted asOf */
                asOf?: (string|null);

                /** RunStarted configSha256 */
                configSha256?: (Uint8Array|null);

                /** RunStarted policySha256 */
                policySha256?: (Uint8Array|null);

                /** RunStarted lockSha256 */
                lockSha256?: (Uint8Array|null);

                /** RunStarted parameters */
                parameters?: (string|null);

                /** RunStarted deviceKind */
                deviceKind?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RunStarted. */
            type $Shape = arqonbus.v1.RunStarted.$Properties;
        }

        /**
         * Properties of a PhaseStarted.
         * @deprecated Use arqonbus.v1.PhaseStarted.$Properties instead.
         */
        interface IPhaseStarted extends arqonbus.v1.PhaseStarted.$Properties {
        }

        /** Represents a PhaseStarted. */
        class PhaseStarted {

            /**
             * Constructs a new PhaseStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.PhaseStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PhaseStarted number. */
            number: number;

            /**
             * Creates a new PhaseStarted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PhaseStarted instance
             */
            static create(properties: arqonbus.v1.PhaseStarted.$Shape): arqonbus.v1.PhaseStarted & arqonbus.v1.PhaseStarted.$Shape;
            static create(properties?: arqonbus.v1.PhaseStarted.$Properties): arqonbus.v1.PhaseStarted;

            /**
             * Encodes the specified PhaseStarted message. Does not implicitly {@link arqonbus.v1.PhaseStarted.verify|verify} messages.
             * @param message PhaseStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.PhaseStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PhaseStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.PhaseStarted & arqonbus.v1.PhaseStarted.$Shape} PhaseStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.PhaseStarted & arqonbus.v1.PhaseStarted.$Shape;

            /**
             * Creates a PhaseStarted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PhaseStarted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.PhaseStarted;

            /**
             * Creates a plain object from a PhaseStarted message. Also converts values to other types if specified.
             * @param message PhaseStarted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.PhaseStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PhaseStarted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PhaseStarted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PhaseStarted {

            /** Properties of a PhaseStarted. */
            interface $Properties {

                /** PhaseStarted number */
                number?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PhaseStarted. */
            type $Shape = arqonbus.v1.PhaseStarted.$Properties;
        }

        /**
         * Properties of a PhaseEnded.
         * @deprecated Use arqonbus.v1.PhaseEnded.$Properties instead.
         */
        interface IPhaseEnded extends arqonbus.v1.PhaseEnded.$Properties {
        }

        /** Represents a PhaseEnded. */
        class PhaseEnded {

            /**
             * Constructs a new PhaseEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.PhaseEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PhaseEnded number. */
            number: number;

            /** PhaseEnded status. */
            status: string;

            /** PhaseEnded durationMs. */
            durationMs: (number|Long);

            /**
             * Creates a new PhaseEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PhaseEnded instance
             */
            static create(properties: arqonbus.v1.PhaseEnded.$Shape): arqonbus.v1.PhaseEnded & arqonbus.v1.PhaseEnded.$Shape;
            static create(properties?: arqonbus.v1.PhaseEnded.$Properties): arqonbus.v1.PhaseEnded;

            /**
             * Encodes the specified PhaseEnded message. Does not implicitly {@link arqonbus.v1.PhaseEnded.verify|verify} messages.
             * @param message PhaseEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.PhaseEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PhaseEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.PhaseEnded & arqonbus.v1.PhaseEnded.$Shape} PhaseEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.PhaseEnded & arqonbus.v1.PhaseEnded.$Shape;

            /**
             * Creates a PhaseEnded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PhaseEnded
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.PhaseEnded;

            /**
             * Creates a plain object from a PhaseEnded message. Also converts values to other types if specified.
             * @param message PhaseEnded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.PhaseEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PhaseEnded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PhaseEnded
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PhaseEnded {

            /** Properties of a PhaseEnded. */
            interface $Properties {

                /** PhaseEnded number */
                number?: (number|null);

                /** PhaseEnded status */
                status?: (string|null);

                /** PhaseEnded durationMs */
                durationMs?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PhaseEnded. */
            type $Shape = arqonbus.v1.PhaseEnded.$Properties;
        }

        /**
         * Properties of a Gate.
         * @deprecated Use arqonbus.v1.Gate.$Properties instead.
         */
        interface IGate extends arqonbus.v1.Gate.$Properties {
        }

        /** Represents a Gate. */
        class Gate {

            /**
             * Constructs a new Gate.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Gate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Gate rule. */
            rule: string;

            /** Gate when. */
            when: string;

            /** Gate ok. */
            ok: boolean;

            /** Gate evidence. */
            evidence: string;

            /**
             * Creates a new Gate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Gate instance
             */
            static create(properties: arqonbus.v1.Gate.$Shape): arqonbus.v1.Gate & arqonbus.v1.Gate.$Shape;
            static create(properties?: arqonbus.v1.Gate.$Properties): arqonbus.v1.Gate;

            /**
             * Encodes the specified Gate message. Does not implicitly {@link arqonbus.v1.Gate.verify|verify} messages.
             * @param message Gate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Gate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Gate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Gate & arqonbus.v1.Gate.$Shape} Gate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Gate & arqonbus.v1.Gate.$Shape;

            /**
             * Creates a Gate message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Gate
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Gate;

            /**
             * Creates a plain object from a Gate message. Also converts values to other types if specified.
             * @param message Gate
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Gate, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Gate to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Gate
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Gate {

            /** Properties of a Gate. */
            interface $Properties {

                /** Gate rule */
                rule?: (string|null);

                /** Gate when */
                when?: (string|null);

                /** Gate ok */
                ok?: (boolean|null);

                /** Gate evidence */
                evidence?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Gate. */
            type $Shape = arqonbus.v1.Gate.$Properties;
        }

        /**
         * Properties of an Input.
         * @deprecated Use arqonbus.v1.Input.$Properties instead.
         */
        interface IInput extends arqonbus.v1.Input.$Properties {
        }

        /** Represents an Input. */
        class Input {

            /**
             * Constructs a new Input.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Input.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Input name. */
            name: string;

            /** Input path. */
            path: string;

            /** Input sha256. */
            sha256: Uint8Array;

            /** Input bytes. */
            bytes: (number|Long);

            /** Input rows. */
            rows: (number|Long);

            /**
             * Creates a new Input instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Input instance
             */
            static create(properties: arqonbus.v1.Input.$Shape): arqonbus.v1.Input & arqonbus.v1.Input.$Shape;
            static create(properties?: arqonbus.v1.Input.$Properties): arqonbus.v1.Input;

            /**
             * Encodes the specified Input message. Does not implicitly {@link arqonbus.v1.Input.verify|verify} messages.
             * @param message Input message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Input.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Input message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Input & arqonbus.v1.Input.$Shape} Input
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Input & arqonbus.v1.Input.$Shape;

            /**
             * Creates an Input message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Input
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Input;

            /**
             * Creates a plain object from an Input message. Also converts values to other types if specified.
             * @param message Input
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Input, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Input to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Input
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Input {

            /** Properties of an Input. */
            interface $Properties {

                /** Input name */
                name?: (string|null);

                /** Input path */
                path?: (string|null);

                /** Input sha256 */
                sha256?: (Uint8Array|null);

                /** Input bytes */
                bytes?: (number|Long|null);

                /** Input rows */
                rows?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Input. */
            type $Shape = arqonbus.v1.Input.$Properties;
        }

        /**
         * Properties of a Finding.
         * @deprecated Use arqonbus.v1.Finding.$Properties instead.
         */
        interface IFinding extends arqonbus.v1.Finding.$Properties {
        }

        /** Represents a Finding. */
        class Finding {

            /**
             * Constructs a new Finding.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Finding.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Finding rule. */
            rule: string;

            /** Finding rows. */
            rows: (number|Long);

            /** Finding action. */
            action: string;

            /** Finding detail. */
            detail: string;

            /** Finding rowIds. */
            rowIds: number[];

            /** Finding rowIdsSha256. */
            rowIdsSha256: Uint8Array;

            /**
             * Creates a new Finding instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Finding instance
             */
            static create(properties: arqonbus.v1.Finding.$Shape): arqonbus.v1.Finding & arqonbus.v1.Finding.$Shape;
            static create(properties?: arqonbus.v1.Finding.$Properties): arqonbus.v1.Finding;

            /**
             * Encodes the specified Finding message. Does not implicitly {@link arqonbus.v1.Finding.verify|verify} messages.
             * @param message Finding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Finding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Finding message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Finding & arqonbus.v1.Finding.$Shape} Finding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Finding & arqonbus.v1.Finding.$Shape;

            /**
             * Creates a Finding message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Finding
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Finding;

            /**
             * Creates a plain object from a Finding message. Also converts values to other types if specified.
             * @param message Finding
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Finding, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Finding to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Finding
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Finding {

            /** Properties of a Finding. */
            interface $Properties {

                /** Finding rule */
                rule?: (string|null);

                /** Finding rows */
                rows?: (number|Long|null);

                /** Finding action */
                action?: (string|null);

                /** Finding detail */
                detail?: (string|null);

                /** Finding rowIds */
                rowIds?: (number[]|null);

                /** Finding rowIdsSha256 */
                rowIdsSha256?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Finding. */
            type $Shape = arqonbus.v1.Finding.$Properties;
        }

        /**
         * Properties of a ProofOfWork.
         * @deprecated Use arqonbus.v1.ProofOfWork.$Properties instead.
         */
        interface IProofOfWork extends arqonbus.v1.ProofOfWork.$Properties {
        }

        /** Represents a ProofOfWork. */
        class ProofOfWork {

            /**
             * Constructs a new ProofOfWork.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ProofOfWork.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProofOfWork n. */
            n: number;

            /** ProofOfWork challenge. */
            challenge: Uint8Array;

            /** ProofOfWork commitment. */
            commitment: Uint8Array;

            /** ProofOfWork rounds. */
            rounds: number;

            /** ProofOfWork ok. */
            ok: boolean;

            /** ProofOfWork durationMs. */
            durationMs: (number|Long);

            /** ProofOfWork backend. */
            backend: string;

            /** ProofOfWork adapter. */
            adapter: string;

            /** ProofOfWork verdict. */
            verdict: string;

            /** ProofOfWork deviceClass. */
            deviceClass: string;

            /** ProofOfWork classMsMax. */
            classMsMax: (number|Long);

            /** ProofOfWork commitmentMs. */
            commitmentMs: (number|Long);

            /**
             * Creates a new ProofOfWork instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProofOfWork instance
             */
            static create(properties: arqonbus.v1.ProofOfWork.$Shape): arqonbus.v1.ProofOfWork & arqonbus.v1.ProofOfWork.$Shape;
            static create(properties?: arqonbus.v1.ProofOfWork.$Properties): arqonbus.v1.ProofOfWork;

            /**
             * Encodes the specified ProofOfWork message. Does not implicitly {@link arqonbus.v1.ProofOfWork.verify|verify} messages.
             * @param message ProofOfWork message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ProofOfWork.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProofOfWork message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ProofOfWork & arqonbus.v1.ProofOfWork.$Shape} ProofOfWork
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ProofOfWork & arqonbus.v1.ProofOfWork.$Shape;

            /**
             * Creates a ProofOfWork message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ProofOfWork
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ProofOfWork;

            /**
             * Creates a plain object from a ProofOfWork message. Also converts values to other types if specified.
             * @param message ProofOfWork
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ProofOfWork, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ProofOfWork to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ProofOfWork
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ProofOfWork {

            /** Properties of a ProofOfWork. */
            interface $Properties {

                /** ProofOfWork n */
                n?: (number|null);

                /** ProofOfWork challenge */
                challenge?: (Uint8Array|null);

                /** ProofOfWork commitment */
                commitment?: (Uint8Array|null);

                /** ProofOfWork rounds */
                rounds?: (number|null);

                /** ProofOfWork ok */
                ok?: (boolean|null);

                /** ProofOfWork durationMs */
                durationMs?: (number|Long|null);

                /** ProofOfWork backend */
                backend?: (string|null);

                /** ProofOfWork adapter */
                adapter?: (string|null);

                /** ProofOfWork verdict */
                verdict?: (string|null);

                /** ProofOfWork deviceClass */
                deviceClass?: (string|null);

                /** ProofOfWork classMsMax */
                classMsMax?: (number|Long|null);

                /** ProofOfWork commitmentMs */
                commitmentMs?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProofOfWork. */
            type $Shape = arqonbus.v1.ProofOfWork.$Properties;
        }

        /**
         * Properties of a Model.
         * @deprecated Use arqonbus.v1.Model.$Properties instead.
         */
        interface IModel extends arqonbus.v1.Model.$Properties {
        }

        /** Represents a Model. */
        class Model {

            /**
             * Constructs a new Model.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Model.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Model name. */
            name: string;

            /** Model trees. */
            trees: number;

            /** Model treesCounted. */
            treesCounted: number;

            /** Model sha256. */
            sha256: Uint8Array;

            /** Model bytes. */
            bytes: (number|Long);

            /** Model weight. */
            weight: number;

            /** Model library. */
            library: string;

            /** Model environment. */
            environment: string;

            /**
             * Creates a new Model instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Model instance
             */
            static create(properties: arqonbus.v1.Model.$Shape): arqonbus.v1.Model & arqonbus.v1.Model.$Shape;
            static create(properties?: arqonbus.v1.Model.$Properties): arqonbus.v1.Model;

            /**
             * Encodes the specified Model message. Does not implicitly {@link arqonbus.v1.Model.verify|verify} messages.
             * @param message Model message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Model.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Model message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Model & arqonbus.v1.Model.$Shape} Model
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Model & arqonbus.v1.Model.$Shape;

            /**
             * Creates a Model message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Model
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Model;

            /**
             * Creates a plain object from a Model message. Also converts values to other types if specified.
             * @param message Model
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Model, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Model to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Model
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Model {

            /** Properties of a Model. */
            interface $Properties {

                /** Model name */
                name?: (string|null);

                /** Model trees */
                trees?: (number|null);

                /** Model treesCounted */
                treesCounted?: (number|null);

                /** Model sha256 */
                sha256?: (Uint8Array|null);

                /** Model bytes */
                bytes?: (number|Long|null);

                /** Model weight */
                weight?: (number|null);

                /** Model library */
                library?: (string|null);

                /** Model environment */
                environment?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Model. */
            type $Shape = arqonbus.v1.Model.$Properties;
        }

        /**
         * Properties of an Output.
         * @deprecated Use arqonbus.v1.Output.$Properties instead.
         */
        interface IOutput extends arqonbus.v1.Output.$Properties {
        }

        /** Represents an Output. */
        class Output {

            /**
             * Constructs a new Output.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Output.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Output role. */
            role: string;

            /** Output path. */
            path: string;

            /** Output sha256. */
            sha256: Uint8Array;

            /** Output bytes. */
            bytes: (number|Long);

            /**
             * Creates a new Output instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Output instance
             */
            static create(properties: arqonbus.v1.Output.$Shape): arqonbus.v1.Output & arqonbus.v1.Output.$Shape;
            static create(properties?: arqonbus.v1.Output.$Properties): arqonbus.v1.Output;

            /**
             * Encodes the specified Output message. Does not implicitly {@link arqonbus.v1.Output.verify|verify} messages.
             * @param message Output message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Output.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Output message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Output & arqonbus.v1.Output.$Shape} Output
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Output & arqonbus.v1.Output.$Shape;

            /**
             * Creates an Output message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Output
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Output;

            /**
             * Creates a plain object from an Output message. Also converts values to other types if specified.
             * @param message Output
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Output, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Output to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Output
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Output {

            /** Properties of an Output. */
            interface $Properties {

                /** Output role */
                role?: (string|null);

                /** Output path */
                path?: (string|null);

                /** Output sha256 */
                sha256?: (Uint8Array|null);

                /** Output bytes */
                bytes?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Output. */
            type $Shape = arqonbus.v1.Output.$Properties;
        }

        /**
         * Properties of a Metrics.
         * @deprecated Use arqonbus.v1.Metrics.$Properties instead.
         */
        interface IMetrics extends arqonbus.v1.Metrics.$Properties {
        }

        /** Represents a Metrics. */
        class Metrics {

            /**
             * Constructs a new Metrics.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Metrics.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Metrics name. */
            name: string;

            /** Metrics mae. */
            mae: number;

            /** Metrics r2. */
            r2: number;

            /** Metrics rows. */
            rows: (number|Long);

            /** Metrics mape. */
            mape: number;

            /**
             * Creates a new Metrics instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Metrics instance
             */
            static create(properties: arqonbus.v1.Metrics.$Shape): arqonbus.v1.Metrics & arqonbus.v1.Metrics.$Shape;
            static create(properties?: arqonbus.v1.Metrics.$Properties): arqonbus.v1.Metrics;

            /**
             * Encodes the specified Metrics message. Does not implicitly {@link arqonbus.v1.Metrics.verify|verify} messages.
             * @param message Metrics message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Metrics.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Metrics message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Metrics & arqonbus.v1.Metrics.$Shape} Metrics
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Metrics & arqonbus.v1.Metrics.$Shape;

            /**
             * Creates a Metrics message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Metrics
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Metrics;

            /**
             * Creates a plain object from a Metrics message. Also converts values to other types if specified.
             * @param message Metrics
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Metrics, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Metrics to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Metrics
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Metrics {

            /** Properties of a Metrics. */
            interface $Properties {

                /** Metrics name */
                name?: (string|null);

                /** Metrics mae */
                mae?: (number|null);

                /** Metrics r2 */
                r2?: (number|null);

                /** Metrics rows */
                rows?: (number|Long|null);

                /** Metrics mape */
                mape?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Metrics. */
            type $Shape = arqonbus.v1.Metrics.$Properties;
        }

        /**
         * Properties of a Breach.
         * @deprecated Use arqonbus.v1.Breach.$Properties instead.
         */
        interface IBreach extends arqonbus.v1.Breach.$Properties {
        }

        /** Represents a Breach. */
        class Breach {

            /**
             * Constructs a new Breach.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Breach.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Breach mode. */
            mode: string;

            /** Breach code. */
            code: string;

            /** Breach message. */
            message: string;

            /** Breach evidence. */
            evidence: string;

            /** Breach remedy. */
            remedy: string;

            /**
             * Creates a new Breach instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Breach instance
             */
            static create(properties: arqonbus.v1.Breach.$Shape): arqonbus.v1.Breach & arqonbus.v1.Breach.$Shape;
            static create(properties?: arqonbus.v1.Breach.$Properties): arqonbus.v1.Breach;

            /**
             * Encodes the specified Breach message. Does not implicitly {@link arqonbus.v1.Breach.verify|verify} messages.
             * @param message Breach message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Breach.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Breach message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Breach & arqonbus.v1.Breach.$Shape} Breach
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Breach & arqonbus.v1.Breach.$Shape;

            /**
             * Creates a Breach message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Breach
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Breach;

            /**
             * Creates a plain object from a Breach message. Also converts values to other types if specified.
             * @param message Breach
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Breach, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Breach to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Breach
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Breach {

            /** Properties of a Breach. */
            interface $Properties {

                /** Breach mode */
                mode?: (string|null);

                /** Breach code */
                code?: (string|null);

                /** Breach message */
                message?: (string|null);

                /** Breach evidence */
                evidence?: (string|null);

                /** Breach remedy */
                remedy?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Breach. */
            type $Shape = arqonbus.v1.Breach.$Properties;
        }

        /**
         * Properties of a RunEnded.
         * @deprecated Use arqonbus.v1.RunEnded.$Properties instead.
         */
        interface IRunEnded extends arqonbus.v1.RunEnded.$Properties {
        }

        /** Represents a RunEnded. */
        class RunEnded {

            /**
             * Constructs a new RunEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.RunEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RunEnded status. */
            status: string;

            /** RunEnded version. */
            version: string;

            /** RunEnded summary. */
            summary: string;

            /**
             * Creates a new RunEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RunEnded instance
             */
            static create(properties: arqonbus.v1.RunEnded.$Shape): arqonbus.v1.RunEnded & arqonbus.v1.RunEnded.$Shape;
            static create(properties?: arqonbus.v1.RunEnded.$Properties): arqonbus.v1.RunEnded;

            /**
             * Encodes the specified RunEnded message. Does not implicitly {@link arqonbus.v1.RunEnded.verify|verify} messages.
             * @param message RunEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.RunEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RunEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.RunEnded & arqonbus.v1.RunEnded.$Shape} RunEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.RunEnded & arqonbus.v1.RunEnded.$Shape;

            /**
             * Creates a RunEnded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RunEnded
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.RunEnded;

            /**
             * Creates a plain object from a RunEnded message. Also converts values to other types if specified.
             * @param message RunEnded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.RunEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RunEnded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RunEnded
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RunEnded {

            /** Properties of a RunEnded. */
            interface $Properties {

                /** RunEnded status */
                status?: (string|null);

                /** RunEnded version */
                version?: (string|null);

                /** RunEnded summary */
                summary?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RunEnded. */
            type $Shape = arqonbus.v1.RunEnded.$Properties;
        }

        /**
         * Properties of a BreachAcknowledged.
         * @deprecated Use arqonbus.v1.BreachAcknowledged.$Properties instead.
         */
        interface IBreachAcknowledged extends arqonbus.v1.BreachAcknowledged.$Properties {
        }

        /** Represents a BreachAcknowledged. */
        class BreachAcknowledged {

            /**
             * Constructs a new BreachAcknowledged.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.BreachAcknowledged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BreachAcknowledged breachRecord. */
            breachRecord: (number|Long);

            /** BreachAcknowledged reason. */
            reason: string;

            /** BreachAcknowledged attended. */
            attended: boolean;

            /** BreachAcknowledged person. */
            person: string;

            /** BreachAcknowledged signature. */
            signature: Uint8Array;

            /**
             * Creates a new BreachAcknowledged instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BreachAcknowledged instance
             */
            static create(properties: arqonbus.v1.BreachAcknowledged.$Shape): arqonbus.v1.BreachAcknowledged & arqonbus.v1.BreachAcknowledged.$Shape;
            static create(properties?: arqonbus.v1.BreachAcknowledged.$Properties): arqonbus.v1.BreachAcknowledged;

            /**
             * Encodes the specified BreachAcknowledged message. Does not implicitly {@link arqonbus.v1.BreachAcknowledged.verify|verify} messages.
             * @param message BreachAcknowledged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.BreachAcknowledged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BreachAcknowledged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.BreachAcknowledged & arqonbus.v1.BreachAcknowledged.$Shape} BreachAcknowledged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.BreachAcknowledged & arqonbus.v1.BreachAcknowledged.$Shape;

            /**
             * Creates a BreachAcknowledged message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns BreachAcknowledged
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.BreachAcknowledged;

            /**
             * Creates a plain object from a BreachAcknowledged message. Also converts values to other types if specified.
             * @param message BreachAcknowledged
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.BreachAcknowledged, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this BreachAcknowledged to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for BreachAcknowledged
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BreachAcknowledged {

            /** Properties of a BreachAcknowledged. */
            interface $Properties {

                /** BreachAcknowledged breachRecord */
                breachRecord?: (number|Long|null);

                /** BreachAcknowledged reason */
                reason?: (string|null);

                /** BreachAcknowledged attended */
                attended?: (boolean|null);

                /** BreachAcknowledged person */
                person?: (string|null);

                /** BreachAcknowledged signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BreachAcknowledged. */
            type $Shape = arqonbus.v1.BreachAcknowledged.$Properties;
        }

        /**
         * Properties of a StopRequested.
         * @deprecated Use arqonbus.v1.StopRequested.$Properties instead.
         */
        interface IStopRequested extends arqonbus.v1.StopRequested.$Properties {
        }

        /** Represents a StopRequested. */
        class StopRequested {

            /**
             * Constructs a new StopRequested.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.StopRequested.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StopRequested kind. */
            kind: string;

            /** StopRequested reason. */
            reason: string;

            /**
             * Creates a new StopRequested instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StopRequested instance
             */
            static create(properties: arqonbus.v1.StopRequested.$Shape): arqonbus.v1.StopRequested & arqonbus.v1.StopRequested.$Shape;
            static create(properties?: arqonbus.v1.StopRequested.$Properties): arqonbus.v1.StopRequested;

            /**
             * Encodes the specified StopRequested message. Does not implicitly {@link arqonbus.v1.StopRequested.verify|verify} messages.
             * @param message StopRequested message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.StopRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StopRequested message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.StopRequested & arqonbus.v1.StopRequested.$Shape} StopRequested
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.StopRequested & arqonbus.v1.StopRequested.$Shape;

            /**
             * Creates a StopRequested message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StopRequested
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.StopRequested;

            /**
             * Creates a plain object from a StopRequested message. Also converts values to other types if specified.
             * @param message StopRequested
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.StopRequested, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StopRequested to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for StopRequested
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StopRequested {

            /** Properties of a StopRequested. */
            interface $Properties {

                /** StopRequested kind */
                kind?: (string|null);

                /** StopRequested reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StopRequested. */
            type $Shape = arqonbus.v1.StopRequested.$Properties;
        }

        /**
         * Properties of a JobSubmitted.
         * @deprecated Use arqonbus.v1.JobSubmitted.$Properties instead.
         */
        interface IJobSubmitted extends arqonbus.v1.JobSubmitted.$Properties {
        }

        /** Represents a JobSubmitted. */
        class JobSubmitted {

            /**
             * Constructs a new JobSubmitted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.JobSubmitted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JobSubmitted jobId. */
            jobId: Uint8Array;

            /** JobSubmitted topic. */
            topic: string;

            /** JobSubmitted schema. */
            schema: string;

            /** JobSubmitted payloadSha256. */
            payloadSha256: Uint8Array;

            /** JobSubmitted payloadBytes. */
            payloadBytes: (number|Long);

            /** JobSubmitted operation. */
            operation: string;

            /** JobSubmitted inputs. */
            inputs: string[];

            /** JobSubmitted namespace. */
            namespace: string;

            /** JobSubmitted priority. */
            priority: number;

            /**
             * Creates a new JobSubmitted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JobSubmitted instance
             */
            static create(properties: arqonbus.v1.JobSubmitted.$Shape): arqonbus.v1.JobSubmitted & arqonbus.v1.JobSubmitted.$Shape;
            static create(properties?: arqonbus.v1.JobSubmitted.$Properties): arqonbus.v1.JobSubmitted;

            /**
             * Encodes the specified JobSubmitted message. Does not implicitly {@link arqonbus.v1.JobSubmitted.verify|verify} messages.
             * @param message JobSubmitted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.JobSubmitted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JobSubmitted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.JobSubmitted & arqonbus.v1.JobSubmitted.$Shape} JobSubmitted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.JobSubmitted & arqonbus.v1.JobSubmitted.$Shape;

            /**
             * Creates a JobSubmitted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns JobSubmitted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.JobSubmitted;

            /**
             * Creates a plain object from a JobSubmitted message. Also converts values to other types if specified.
             * @param message JobSubmitted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.JobSubmitted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this JobSubmitted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for JobSubmitted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JobSubmitted {

            /** Properties of a JobSubmitted. */
            interface $Properties {

                /** JobSubmitted jobId */
                jobId?: (Uint8Array|null);

                /** JobSubmitted topic */
                topic?: (string|null);

                /** JobSubmitted schema */
                schema?: (string|null);

                /** JobSubmitted payloadSha256 */
                payloadSha256?: (Uint8Array|null);

                /** JobSubmitted payloadBytes */
                payloadBytes?: (number|Long|null);

                /** JobSubmitted operation */
                operation?: (string|null);

                /** JobSubmitted inputs */
                inputs?: (string[]|null);

                /** JobSubmitted namespace */
                namespace?: (string|null);

                /** JobSubmitted priority */
                priority?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JobSubmitted. */
            type $Shape = arqonbus.v1.JobSubmitted.$Properties;
        }

        /**
         * Properties of a JobFinished.
         * @deprecated Use arqonbus.v1.JobFinished.$Properties instead.
         */
        interface IJobFinished extends arqonbus.v1.JobFinished.$Properties {
        }

        /** Represents a JobFinished. */
        class JobFinished {

            /**
             * Constructs a new JobFinished.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.JobFinished.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JobFinished jobId. */
            jobId: Uint8Array;

            /** JobFinished topic. */
            topic: string;

            /** JobFinished status. */
            status: string;

            /** JobFinished payloadSha256. */
            payloadSha256: Uint8Array;

            /** JobFinished outputs. */
            outputs: string[];

            /** JobFinished environment. */
            environment: string;

            /** JobFinished cpuMs. */
            cpuMs: (number|Long);

            /** JobFinished maxRssBytes. */
            maxRssBytes: (number|Long);

            /** JobFinished durationMs. */
            durationMs: (number|Long);

            /** JobFinished operator. */
            operator: string;

            /** JobFinished simulated. */
            simulated: boolean;

            /**
             * Creates a new JobFinished instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JobFinished instance
             */
            static create(properties: arqonbus.v1.JobFinished.$Shape): arqonbus.v1.JobFinished & arqonbus.v1.JobFinished.$Shape;
            static create(properties?: arqonbus.v1.JobFinished.$Properties): arqonbus.v1.JobFinished;

            /**
             * Encodes the specified JobFinished message. Does not implicitly {@link arqonbus.v1.JobFinished.verify|verify} messages.
             * @param message JobFinished message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.JobFinished.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JobFinished message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.JobFinished & arqonbus.v1.JobFinished.$Shape} JobFinished
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.JobFinished & arqonbus.v1.JobFinished.$Shape;

            /**
             * Creates a JobFinished message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns JobFinished
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.JobFinished;

            /**
             * Creates a plain object from a JobFinished message. Also converts values to other types if specified.
             * @param message JobFinished
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.JobFinished, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this JobFinished to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for JobFinished
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JobFinished {

            /** Properties of a JobFinished. */
            interface $Properties {

                /** JobFinished jobId */
                jobId?: (Uint8Array|null);

                /** JobFinished topic */
                topic?: (string|null);

                /** JobFinished status */
                status?: (string|null);

                /** JobFinished payloadSha256 */
                payloadSha256?: (Uint8Array|null);

                /** JobFinished outputs */
                outputs?: (string[]|null);

                /** JobFinished environment */
                environment?: (string|null);

                /** JobFinished cpuMs */
                cpuMs?: (number|Long|null);

                /** JobFinished maxRssBytes */
                maxRssBytes?: (number|Long|null);

                /** JobFinished durationMs */
                durationMs?: (number|Long|null);

                /** JobFinished operator */
                operator?: (string|null);

                /** JobFinished simulated */
                simulated?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JobFinished. */
            type $Shape = arqonbus.v1.JobFinished.$Properties;
        }

        /**
         * Properties of a StreamStarted.
         * @deprecated Use arqonbus.v1.StreamStarted.$Properties instead.
         */
        interface IStreamStarted extends arqonbus.v1.StreamStarted.$Properties {
        }

        /** Represents a StreamStarted. */
        class StreamStarted {

            /**
             * Constructs a new StreamStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.StreamStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamStarted streamId. */
            streamId: Uint8Array;

            /** StreamStarted topic. */
            topic: string;

            /** StreamStarted schema. */
            schema: string;

            /**
             * Creates a new StreamStarted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamStarted instance
             */
            static create(properties: arqonbus.v1.StreamStarted.$Shape): arqonbus.v1.StreamStarted & arqonbus.v1.StreamStarted.$Shape;
            static create(properties?: arqonbus.v1.StreamStarted.$Properties): arqonbus.v1.StreamStarted;

            /**
             * Encodes the specified StreamStarted message. Does not implicitly {@link arqonbus.v1.StreamStarted.verify|verify} messages.
             * @param message StreamStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.StreamStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.StreamStarted & arqonbus.v1.StreamStarted.$Shape} StreamStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.StreamStarted & arqonbus.v1.StreamStarted.$Shape;

            /**
             * Creates a StreamStarted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StreamStarted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.StreamStarted;

            /**
             * Creates a plain object from a StreamStarted message. Also converts values to other types if specified.
             * @param message StreamStarted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.StreamStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StreamStarted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for StreamStarted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StreamStarted {

            /** Properties of a StreamStarted. */
            interface $Properties {

                /** StreamStarted streamId */
                streamId?: (Uint8Array|null);

                /** StreamStarted topic */
                topic?: (string|null);

                /** StreamStarted schema */
                schema?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StreamStarted. */
            type $Shape = arqonbus.v1.StreamStarted.$Properties;
        }

        /**
         * Properties of a StreamEnded.
         * @deprecated Use arqonbus.v1.StreamEnded.$Properties instead.
         */
        interface IStreamEnded extends arqonbus.v1.StreamEnded.$Properties {
        }

        /** Represents a StreamEnded. */
        class StreamEnded {

            /**
             * Constructs a new StreamEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.StreamEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamEnded streamId. */
            streamId: Uint8Array;

            /** StreamEnded topic. */
            topic: string;

            /** StreamEnded status. */
            status: string;

            /** StreamEnded sha256. */
            sha256: Uint8Array;

            /** StreamEnded bytes. */
            bytes: (number|Long);

            /** StreamEnded chunks. */
            chunks: (number|Long);

            /**
             * Creates a new StreamEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamEnded instance
             */
            static create(properties: arqonbus.v1.StreamEnded.$Shape): arqonbus.v1.StreamEnded & arqonbus.v1.StreamEnded.$Shape;
            static create(properties?: arqonbus.v1.StreamEnded.$Properties): arqonbus.v1.StreamEnded;

            /**
             * Encodes the specified StreamEnded message. Does not implicitly {@link arqonbus.v1.StreamEnded.verify|verify} messages.
             * @param message StreamEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.StreamEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.StreamEnded & arqonbus.v1.StreamEnded.$Shape} StreamEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.StreamEnded & arqonbus.v1.StreamEnded.$Shape;

            /**
             * Creates a StreamEnded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StreamEnded
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.StreamEnded;

            /**
             * Creates a plain object from a StreamEnded message. Also converts values to other types if specified.
             * @param message StreamEnded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.StreamEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StreamEnded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for StreamEnded
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StreamEnded {

            /** Properties of a StreamEnded. */
            interface $Properties {

                /** StreamEnded streamId */
                streamId?: (Uint8Array|null);

                /** StreamEnded topic */
                topic?: (string|null);

                /** StreamEnded status */
                status?: (string|null);

                /** StreamEnded sha256 */
                sha256?: (Uint8Array|null);

                /** StreamEnded bytes */
                bytes?: (number|Long|null);

                /** StreamEnded chunks */
                chunks?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StreamEnded. */
            type $Shape = arqonbus.v1.StreamEnded.$Properties;
        }

        /**
         * Properties of an Anchor.
         * @deprecated Use arqonbus.v1.Anchor.$Properties instead.
         */
        interface IAnchor extends arqonbus.v1.Anchor.$Properties {
        }

        /** Represents an Anchor. */
        class Anchor {

            /**
             * Constructs a new Anchor.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Anchor.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Anchor log. */
            log: string;

            /** Anchor first. */
            first: (number|Long);

            /** Anchor last. */
            last: (number|Long);

            /** Anchor root. */
            root: Uint8Array;

            /**
             * Creates a new Anchor instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Anchor instance
             */
            static create(properties: arqonbus.v1.Anchor.$Shape): arqonbus.v1.Anchor & arqonbus.v1.Anchor.$Shape;
            static create(properties?: arqonbus.v1.Anchor.$Properties): arqonbus.v1.Anchor;

            /**
             * Encodes the specified Anchor message. Does not implicitly {@link arqonbus.v1.Anchor.verify|verify} messages.
             * @param message Anchor message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Anchor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Anchor message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Anchor & arqonbus.v1.Anchor.$Shape} Anchor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Anchor & arqonbus.v1.Anchor.$Shape;

            /**
             * Creates an Anchor message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Anchor
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Anchor;

            /**
             * Creates a plain object from an Anchor message. Also converts values to other types if specified.
             * @param message Anchor
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Anchor, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Anchor to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Anchor
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Anchor {

            /** Properties of an Anchor. */
            interface $Properties {

                /** Anchor log */
                log?: (string|null);

                /** Anchor first */
                first?: (number|Long|null);

                /** Anchor last */
                last?: (number|Long|null);

                /** Anchor root */
                root?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Anchor. */
            type $Shape = arqonbus.v1.Anchor.$Properties;
        }

        /**
         * Properties of a Snapshot.
         * @deprecated Use arqonbus.v1.Snapshot.$Properties instead.
         */
        interface ISnapshot extends arqonbus.v1.Snapshot.$Properties {
        }

        /** Represents a Snapshot. */
        class Snapshot {

            /**
             * Constructs a new Snapshot.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Snapshot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Snapshot record. */
            record: (number|Long);

            /** Snapshot stateSha256. */
            stateSha256: Uint8Array;

            /** Snapshot fold. */
            fold: Uint8Array;

            /**
             * Creates a new Snapshot instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Snapshot instance
             */
            static create(properties: arqonbus.v1.Snapshot.$Shape): arqonbus.v1.Snapshot & arqonbus.v1.Snapshot.$Shape;
            static create(properties?: arqonbus.v1.Snapshot.$Properties): arqonbus.v1.Snapshot;

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link arqonbus.v1.Snapshot.verify|verify} messages.
             * @param message Snapshot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Snapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Snapshot & arqonbus.v1.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Snapshot & arqonbus.v1.Snapshot.$Shape;

            /**
             * Creates a Snapshot message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Snapshot
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Snapshot;

            /**
             * Creates a plain object from a Snapshot message. Also converts values to other types if specified.
             * @param message Snapshot
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Snapshot, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Snapshot to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Snapshot
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Snapshot {

            /** Properties of a Snapshot. */
            interface $Properties {

                /** Snapshot record */
                record?: (number|Long|null);

                /** Snapshot stateSha256 */
                stateSha256?: (Uint8Array|null);

                /** Snapshot fold */
                fold?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Snapshot. */
            type $Shape = arqonbus.v1.Snapshot.$Properties;
        }

        /**
         * Properties of a JobState.
         * @deprecated Use arqonbus.v1.JobState.$Properties instead.
         */
        interface IJobState extends arqonbus.v1.JobState.$Properties {
        }

        /** Represents a JobState. */
        class JobState {

            /**
             * Constructs a new JobState.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.JobState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JobState jobId. */
            jobId: Uint8Array;

            /** JobState topic. */
            topic: string;

            /** JobState namespace. */
            namespace: string;

            /** JobState state. */
            state: string;

            /** JobState operator. */
            operator: string;

            /** JobState attempt. */
            attempt: number;

            /** JobState reason. */
            reason: string;

            /** JobState simulated. */
            simulated: boolean;

            /**
             * Creates a new JobState instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JobState instance
             */
            static create(properties: arqonbus.v1.JobState.$Shape): arqonbus.v1.JobState & arqonbus.v1.JobState.$Shape;
            static create(properties?: arqonbus.v1.JobState.$Properties): arqonbus.v1.JobState;

            /**
             * Encodes the specified JobState message. Does not implicitly {@link arqonbus.v1.JobState.verify|verify} messages.
             * @param message JobState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.JobState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JobState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.JobState & arqonbus.v1.JobState.$Shape} JobState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.JobState & arqonbus.v1.JobState.$Shape;

            /**
             * Creates a JobState message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns JobState
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.JobState;

            /**
             * Creates a plain object from a JobState message. Also converts values to other types if specified.
             * @param message JobState
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.JobState, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this JobState to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for JobState
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JobState {

            /** Properties of a JobState. */
            interface $Properties {

                /** JobState jobId */
                jobId?: (Uint8Array|null);

                /** JobState topic */
                topic?: (string|null);

                /** JobState namespace */
                namespace?: (string|null);

                /** JobState state */
                state?: (string|null);

                /** JobState operator */
                operator?: (string|null);

                /** JobState attempt */
                attempt?: (number|null);

                /** JobState reason */
                reason?: (string|null);

                /** JobState simulated */
                simulated?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JobState. */
            type $Shape = arqonbus.v1.JobState.$Properties;
        }

        /**
         * Properties of a QuotaReserved.
         * @deprecated Use arqonbus.v1.QuotaReserved.$Properties instead.
         */
        interface IQuotaReserved extends arqonbus.v1.QuotaReserved.$Properties {
        }

        /** Represents a QuotaReserved. */
        class QuotaReserved {

            /**
             * Constructs a new QuotaReserved.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.QuotaReserved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QuotaReserved identity. */
            identity: string;

            /** QuotaReserved namespace. */
            namespace: string;

            /** QuotaReserved jobId. */
            jobId: Uint8Array;

            /** QuotaReserved amounts. */
            amounts?: (arqonbus.v1.QuotaAmounts.$Properties|null);

            /** QuotaReserved roles. */
            roles: string[];

            /** QuotaReserved hour. */
            hour: number;

            /**
             * Creates a new QuotaReserved instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QuotaReserved instance
             */
            static create(properties: arqonbus.v1.QuotaReserved.$Shape): arqonbus.v1.QuotaReserved & arqonbus.v1.QuotaReserved.$Shape;
            static create(properties?: arqonbus.v1.QuotaReserved.$Properties): arqonbus.v1.QuotaReserved;

            /**
             * Encodes the specified QuotaReserved message. Does not implicitly {@link arqonbus.v1.QuotaReserved.verify|verify} messages.
             * @param message QuotaReserved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.QuotaReserved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QuotaReserved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.QuotaReserved & arqonbus.v1.QuotaReserved.$Shape} QuotaReserved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.QuotaReserved & arqonbus.v1.QuotaReserved.$Shape;

            /**
             * Creates a QuotaReserved message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns QuotaReserved
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.QuotaReserved;

            /**
             * Creates a plain object from a QuotaReserved message. Also converts values to other types if specified.
             * @param message QuotaReserved
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.QuotaReserved, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this QuotaReserved to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for QuotaReserved
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace QuotaReserved {

            /** Properties of a QuotaReserved. */
            interface $Properties {

                /** QuotaReserved identity */
                identity?: (string|null);

                /** QuotaReserved namespace */
                namespace?: (string|null);

                /** QuotaReserved jobId */
                jobId?: (Uint8Array|null);

                /** QuotaReserved amounts */
                amounts?: (arqonbus.v1.QuotaAmounts.$Properties|null);

                /** QuotaReserved roles */
                roles?: (string[]|null);

                /** QuotaReserved hour */
                hour?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QuotaReserved. */
            type $Shape = arqonbus.v1.QuotaReserved.$Properties;
        }

        /**
         * Properties of a QuotaSettled.
         * @deprecated Use arqonbus.v1.QuotaSettled.$Properties instead.
         */
        interface IQuotaSettled extends arqonbus.v1.QuotaSettled.$Properties {
        }

        /** Represents a QuotaSettled. */
        class QuotaSettled {

            /**
             * Constructs a new QuotaSettled.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.QuotaSettled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QuotaSettled identity. */
            identity: string;

            /** QuotaSettled namespace. */
            namespace: string;

            /** QuotaSettled jobId. */
            jobId: Uint8Array;

            /** QuotaSettled amounts. */
            amounts?: (arqonbus.v1.QuotaAmounts.$Properties|null);

            /** QuotaSettled roles. */
            roles: string[];

            /** QuotaSettled hour. */
            hour: number;

            /**
             * Creates a new QuotaSettled instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QuotaSettled instance
             */
            static create(properties: arqonbus.v1.QuotaSettled.$Shape): arqonbus.v1.QuotaSettled & arqonbus.v1.QuotaSettled.$Shape;
            static create(properties?: arqonbus.v1.QuotaSettled.$Properties): arqonbus.v1.QuotaSettled;

            /**
             * Encodes the specified QuotaSettled message. Does not implicitly {@link arqonbus.v1.QuotaSettled.verify|verify} messages.
             * @param message QuotaSettled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.QuotaSettled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QuotaSettled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.QuotaSettled & arqonbus.v1.QuotaSettled.$Shape} QuotaSettled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.QuotaSettled & arqonbus.v1.QuotaSettled.$Shape;

            /**
             * Creates a QuotaSettled message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns QuotaSettled
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.QuotaSettled;

            /**
             * Creates a plain object from a QuotaSettled message. Also converts values to other types if specified.
             * @param message QuotaSettled
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.QuotaSettled, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this QuotaSettled to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for QuotaSettled
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace QuotaSettled {

            /** Properties of a QuotaSettled. */
            interface $Properties {

                /** QuotaSettled identity */
                identity?: (string|null);

                /** QuotaSettled namespace */
                namespace?: (string|null);

                /** QuotaSettled jobId */
                jobId?: (Uint8Array|null);

                /** QuotaSettled amounts */
                amounts?: (arqonbus.v1.QuotaAmounts.$Properties|null);

                /** QuotaSettled roles */
                roles?: (string[]|null);

                /** QuotaSettled hour */
                hour?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QuotaSettled. */
            type $Shape = arqonbus.v1.QuotaSettled.$Properties;
        }

        /**
         * Properties of a QuotaAmounts.
         * @deprecated Use arqonbus.v1.QuotaAmounts.$Properties instead.
         */
        interface IQuotaAmounts extends arqonbus.v1.QuotaAmounts.$Properties {
        }

        /** Represents a QuotaAmounts. */
        class QuotaAmounts {

            /**
             * Constructs a new QuotaAmounts.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.QuotaAmounts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QuotaAmounts wallMs. */
            wallMs: (number|Long);

            /** QuotaAmounts cpuMs. */
            cpuMs: (number|Long);

            /** QuotaAmounts runs. */
            runs: (number|Long);

            /** QuotaAmounts energyUj. */
            energyUj: (number|Long);

            /** QuotaAmounts bytes. */
            bytes: (number|Long);

            /** QuotaAmounts messages. */
            messages: (number|Long);

            /**
             * Creates a new QuotaAmounts instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QuotaAmounts instance
             */
            static create(properties: arqonbus.v1.QuotaAmounts.$Shape): arqonbus.v1.QuotaAmounts & arqonbus.v1.QuotaAmounts.$Shape;
            static create(properties?: arqonbus.v1.QuotaAmounts.$Properties): arqonbus.v1.QuotaAmounts;

            /**
             * Encodes the specified QuotaAmounts message. Does not implicitly {@link arqonbus.v1.QuotaAmounts.verify|verify} messages.
             * @param message QuotaAmounts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.QuotaAmounts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QuotaAmounts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.QuotaAmounts & arqonbus.v1.QuotaAmounts.$Shape} QuotaAmounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.QuotaAmounts & arqonbus.v1.QuotaAmounts.$Shape;

            /**
             * Creates a QuotaAmounts message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns QuotaAmounts
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.QuotaAmounts;

            /**
             * Creates a plain object from a QuotaAmounts message. Also converts values to other types if specified.
             * @param message QuotaAmounts
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.QuotaAmounts, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this QuotaAmounts to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for QuotaAmounts
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace QuotaAmounts {

            /** Properties of a QuotaAmounts. */
            interface $Properties {

                /** QuotaAmounts wallMs */
                wallMs?: (number|Long|null);

                /** QuotaAmounts cpuMs */
                cpuMs?: (number|Long|null);

                /** QuotaAmounts runs */
                runs?: (number|Long|null);

                /** QuotaAmounts energyUj */
                energyUj?: (number|Long|null);

                /** QuotaAmounts bytes */
                bytes?: (number|Long|null);

                /** QuotaAmounts messages */
                messages?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QuotaAmounts. */
            type $Shape = arqonbus.v1.QuotaAmounts.$Properties;
        }

        /**
         * Properties of a ConsumerDefined.
         * @deprecated Use arqonbus.v1.ConsumerDefined.$Properties instead.
         */
        interface IConsumerDefined extends arqonbus.v1.ConsumerDefined.$Properties {
        }

        /** Represents a ConsumerDefined. */
        class ConsumerDefined {

            /**
             * Constructs a new ConsumerDefined.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ConsumerDefined.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsumerDefined namespace. */
            namespace: string;

            /** ConsumerDefined name. */
            name: string;

            /** ConsumerDefined patterns. */
            patterns: string[];

            /** ConsumerDefined fromPos. */
            fromPos: (number|Long);

            /** ConsumerDefined owner. */
            owner: string;

            /**
             * Creates a new ConsumerDefined instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConsumerDefined instance
             */
            static create(properties: arqonbus.v1.ConsumerDefined.$Shape): arqonbus.v1.ConsumerDefined & arqonbus.v1.ConsumerDefined.$Shape;
            static create(properties?: arqonbus.v1.ConsumerDefined.$Properties): arqonbus.v1.ConsumerDefined;

            /**
             * Encodes the specified ConsumerDefined message. Does not implicitly {@link arqonbus.v1.ConsumerDefined.verify|verify} messages.
             * @param message ConsumerDefined message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ConsumerDefined.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsumerDefined message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ConsumerDefined & arqonbus.v1.ConsumerDefined.$Shape} ConsumerDefined
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ConsumerDefined & arqonbus.v1.ConsumerDefined.$Shape;

            /**
             * Creates a ConsumerDefined message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ConsumerDefined
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ConsumerDefined;

            /**
             * Creates a plain object from a ConsumerDefined message. Also converts values to other types if specified.
             * @param message ConsumerDefined
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ConsumerDefined, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ConsumerDefined to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ConsumerDefined
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ConsumerDefined {

            /** Properties of a ConsumerDefined. */
            interface $Properties {

                /** ConsumerDefined namespace */
                namespace?: (string|null);

                /** ConsumerDefined name */
                name?: (string|null);

                /** ConsumerDefined patterns */
                patterns?: (string[]|null);

                /** ConsumerDefined fromPos */
                fromPos?: (number|Long|null);

                /** ConsumerDefined owner */
                owner?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsumerDefined. */
            type $Shape = arqonbus.v1.ConsumerDefined.$Properties;
        }

        /**
         * Properties of a ConsumerMoved.
         * @deprecated Use arqonbus.v1.ConsumerMoved.$Properties instead.
         */
        interface IConsumerMoved extends arqonbus.v1.ConsumerMoved.$Properties {
        }

        /** Represents a ConsumerMoved. */
        class ConsumerMoved {

            /**
             * Constructs a new ConsumerMoved.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ConsumerMoved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsumerMoved namespace. */
            namespace: string;

            /** ConsumerMoved name. */
            name: string;

            /** ConsumerMoved pos. */
            pos: (number|Long);

            /**
             * Creates a new ConsumerMoved instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConsumerMoved instance
             */
            static create(properties: arqonbus.v1.ConsumerMoved.$Shape): arqonbus.v1.ConsumerMoved & arqonbus.v1.ConsumerMoved.$Shape;
            static create(properties?: arqonbus.v1.ConsumerMoved.$Properties): arqonbus.v1.ConsumerMoved;

            /**
             * Encodes the specified ConsumerMoved message. Does not implicitly {@link arqonbus.v1.ConsumerMoved.verify|verify} messages.
             * @param message ConsumerMoved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ConsumerMoved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsumerMoved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ConsumerMoved & arqonbus.v1.ConsumerMoved.$Shape} ConsumerMoved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ConsumerMoved & arqonbus.v1.ConsumerMoved.$Shape;

            /**
             * Creates a ConsumerMoved message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ConsumerMoved
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ConsumerMoved;

            /**
             * Creates a plain object from a ConsumerMoved message. Also converts values to other types if specified.
             * @param message ConsumerMoved
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ConsumerMoved, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ConsumerMoved to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ConsumerMoved
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ConsumerMoved {

            /** Properties of a ConsumerMoved. */
            interface $Properties {

                /** ConsumerMoved namespace */
                namespace?: (string|null);

                /** ConsumerMoved name */
                name?: (string|null);

                /** ConsumerMoved pos */
                pos?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsumerMoved. */
            type $Shape = arqonbus.v1.ConsumerMoved.$Properties;
        }

        /**
         * Properties of a ConsumerRemoved.
         * @deprecated Use arqonbus.v1.ConsumerRemoved.$Properties instead.
         */
        interface IConsumerRemoved extends arqonbus.v1.ConsumerRemoved.$Properties {
        }

        /** Represents a ConsumerRemoved. */
        class ConsumerRemoved {

            /**
             * Constructs a new ConsumerRemoved.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ConsumerRemoved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsumerRemoved namespace. */
            namespace: string;

            /** ConsumerRemoved name. */
            name: string;

            /**
             * Creates a new ConsumerRemoved instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConsumerRemoved instance
             */
            static create(properties: arqonbus.v1.ConsumerRemoved.$Shape): arqonbus.v1.ConsumerRemoved & arqonbus.v1.ConsumerRemoved.$Shape;
            static create(properties?: arqonbus.v1.ConsumerRemoved.$Properties): arqonbus.v1.ConsumerRemoved;

            /**
             * Encodes the specified ConsumerRemoved message. Does not implicitly {@link arqonbus.v1.ConsumerRemoved.verify|verify} messages.
             * @param message ConsumerRemoved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ConsumerRemoved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsumerRemoved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ConsumerRemoved & arqonbus.v1.ConsumerRemoved.$Shape} ConsumerRemoved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ConsumerRemoved & arqonbus.v1.ConsumerRemoved.$Shape;

            /**
             * Creates a ConsumerRemoved message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ConsumerRemoved
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ConsumerRemoved;

            /**
             * Creates a plain object from a ConsumerRemoved message. Also converts values to other types if specified.
             * @param message ConsumerRemoved
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ConsumerRemoved, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ConsumerRemoved to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ConsumerRemoved
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ConsumerRemoved {

            /** Properties of a ConsumerRemoved. */
            interface $Properties {

                /** ConsumerRemoved namespace */
                namespace?: (string|null);

                /** ConsumerRemoved name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsumerRemoved. */
            type $Shape = arqonbus.v1.ConsumerRemoved.$Properties;
        }

        /**
         * Properties of a RetentionDropped.
         * @deprecated Use arqonbus.v1.RetentionDropped.$Properties instead.
         */
        interface IRetentionDropped extends arqonbus.v1.RetentionDropped.$Properties {
        }

        /** Represents a RetentionDropped. */
        class RetentionDropped {

            /**
             * Constructs a new RetentionDropped.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.RetentionDropped.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RetentionDropped log. */
            log: string;

            /** RetentionDropped namespace. */
            namespace: string;

            /** RetentionDropped first. */
            first: (number|Long);

            /** RetentionDropped last. */
            last: (number|Long);

            /** RetentionDropped lastPos. */
            lastPos: (number|Long);

            /** RetentionDropped reason. */
            reason: string;

            /**
             * Creates a new RetentionDropped instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RetentionDropped instance
             */
            static create(properties: arqonbus.v1.RetentionDropped.$Shape): arqonbus.v1.RetentionDropped & arqonbus.v1.RetentionDropped.$Shape;
            static create(properties?: arqonbus.v1.RetentionDropped.$Properties): arqonbus.v1.RetentionDropped;

            /**
             * Encodes the specified RetentionDropped message. Does not implicitly {@link arqonbus.v1.RetentionDropped.verify|verify} messages.
             * @param message RetentionDropped message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.RetentionDropped.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RetentionDropped message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.RetentionDropped & arqonbus.v1.RetentionDropped.$Shape} RetentionDropped
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.RetentionDropped & arqonbus.v1.RetentionDropped.$Shape;

            /**
             * Creates a RetentionDropped message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RetentionDropped
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.RetentionDropped;

            /**
             * Creates a plain object from a RetentionDropped message. Also converts values to other types if specified.
             * @param message RetentionDropped
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.RetentionDropped, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RetentionDropped to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RetentionDropped
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RetentionDropped {

            /** Properties of a RetentionDropped. */
            interface $Properties {

                /** RetentionDropped log */
                log?: (string|null);

                /** RetentionDropped namespace */
                namespace?: (string|null);

                /** RetentionDropped first */
                first?: (number|Long|null);

                /** RetentionDropped last */
                last?: (number|Long|null);

                /** RetentionDropped lastPos */
                lastPos?: (number|Long|null);

                /** RetentionDropped reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RetentionDropped. */
            type $Shape = arqonbus.v1.RetentionDropped.$Properties;
        }

        /**
         * Properties of a CrossingSettled.
         * @deprecated Use arqonbus.v1.CrossingSettled.$Properties instead.
         */
        interface ICrossingSettled extends arqonbus.v1.CrossingSettled.$Properties {
        }

        /** Represents a CrossingSettled. */
        class CrossingSettled {

            /**
             * Constructs a new CrossingSettled.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CrossingSettled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CrossingSettled from. */
            from: string;

            /** CrossingSettled to. */
            to: string;

            /** CrossingSettled pattern. */
            pattern: string;

            /** CrossingSettled messages. */
            messages: (number|Long);

            /** CrossingSettled bytes. */
            bytes: (number|Long);

            /**
             * Creates a new CrossingSettled instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CrossingSettled instance
             */
            static create(properties: arqonbus.v1.CrossingSettled.$Shape): arqonbus.v1.CrossingSettled & arqonbus.v1.CrossingSettled.$Shape;
            static create(properties?: arqonbus.v1.CrossingSettled.$Properties): arqonbus.v1.CrossingSettled;

            /**
             * Encodes the specified CrossingSettled message. Does not implicitly {@link arqonbus.v1.CrossingSettled.verify|verify} messages.
             * @param message CrossingSettled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CrossingSettled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CrossingSettled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CrossingSettled & arqonbus.v1.CrossingSettled.$Shape} CrossingSettled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CrossingSettled & arqonbus.v1.CrossingSettled.$Shape;

            /**
             * Creates a CrossingSettled message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CrossingSettled
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CrossingSettled;

            /**
             * Creates a plain object from a CrossingSettled message. Also converts values to other types if specified.
             * @param message CrossingSettled
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CrossingSettled, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CrossingSettled to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CrossingSettled
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CrossingSettled {

            /** Properties of a CrossingSettled. */
            interface $Properties {

                /** CrossingSettled from */
                from?: (string|null);

                /** CrossingSettled to */
                to?: (string|null);

                /** CrossingSettled pattern */
                pattern?: (string|null);

                /** CrossingSettled messages */
                messages?: (number|Long|null);

                /** CrossingSettled bytes */
                bytes?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CrossingSettled. */
            type $Shape = arqonbus.v1.CrossingSettled.$Properties;
        }

        /**
         * Properties of a KeyCreated.
         * @deprecated Use arqonbus.v1.KeyCreated.$Properties instead.
         */
        interface IKeyCreated extends arqonbus.v1.KeyCreated.$Properties {
        }

        /** Represents a KeyCreated. */
        class KeyCreated {

            /**
             * Constructs a new KeyCreated.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.KeyCreated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KeyCreated keyId. */
            keyId: string;

            /** KeyCreated subject. */
            subject: string;

            /** KeyCreated namespace. */
            namespace: string;

            /** KeyCreated publish. */
            publish: string[];

            /** KeyCreated subscribe. */
            subscribe: string[];

            /** KeyCreated execute. */
            execute: string[];

            /** KeyCreated roles. */
            roles: string[];

            /** KeyCreated expires. */
            expires: (number|Long);

            /**
             * Creates a new KeyCreated instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeyCreated instance
             */
            static create(properties: arqonbus.v1.KeyCreated.$Shape): arqonbus.v1.KeyCreated & arqonbus.v1.KeyCreated.$Shape;
            static create(properties?: arqonbus.v1.KeyCreated.$Properties): arqonbus.v1.KeyCreated;

            /**
             * Encodes the specified KeyCreated message. Does not implicitly {@link arqonbus.v1.KeyCreated.verify|verify} messages.
             * @param message KeyCreated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.KeyCreated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeyCreated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.KeyCreated & arqonbus.v1.KeyCreated.$Shape} KeyCreated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.KeyCreated & arqonbus.v1.KeyCreated.$Shape;

            /**
             * Creates a KeyCreated message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns KeyCreated
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.KeyCreated;

            /**
             * Creates a plain object from a KeyCreated message. Also converts values to other types if specified.
             * @param message KeyCreated
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.KeyCreated, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this KeyCreated to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for KeyCreated
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace KeyCreated {

            /** Properties of a KeyCreated. */
            interface $Properties {

                /** KeyCreated keyId */
                keyId?: (string|null);

                /** KeyCreated subject */
                subject?: (string|null);

                /** KeyCreated namespace */
                namespace?: (string|null);

                /** KeyCreated publish */
                publish?: (string[]|null);

                /** KeyCreated subscribe */
                subscribe?: (string[]|null);

                /** KeyCreated execute */
                execute?: (string[]|null);

                /** KeyCreated roles */
                roles?: (string[]|null);

                /** KeyCreated expires */
                expires?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeyCreated. */
            type $Shape = arqonbus.v1.KeyCreated.$Properties;
        }

        /**
         * Properties of a CredentialRevoked.
         * @deprecated Use arqonbus.v1.CredentialRevoked.$Properties instead.
         */
        interface ICredentialRevoked extends arqonbus.v1.CredentialRevoked.$Properties {
        }

        /** Represents a CredentialRevoked. */
        class CredentialRevoked {

            /**
             * Constructs a new CredentialRevoked.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CredentialRevoked.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CredentialRevoked kind. */
            kind: string;

            /** CredentialRevoked id. */
            id: string;

            /** CredentialRevoked reason. */
            reason: string;

            /**
             * Creates a new CredentialRevoked instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CredentialRevoked instance
             */
            static create(properties: arqonbus.v1.CredentialRevoked.$Shape): arqonbus.v1.CredentialRevoked & arqonbus.v1.CredentialRevoked.$Shape;
            static create(properties?: arqonbus.v1.CredentialRevoked.$Properties): arqonbus.v1.CredentialRevoked;

            /**
             * Encodes the specified CredentialRevoked message. Does not implicitly {@link arqonbus.v1.CredentialRevoked.verify|verify} messages.
             * @param message CredentialRevoked message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CredentialRevoked.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CredentialRevoked message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CredentialRevoked & arqonbus.v1.CredentialRevoked.$Shape} CredentialRevoked
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CredentialRevoked & arqonbus.v1.CredentialRevoked.$Shape;

            /**
             * Creates a CredentialRevoked message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CredentialRevoked
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CredentialRevoked;

            /**
             * Creates a plain object from a CredentialRevoked message. Also converts values to other types if specified.
             * @param message CredentialRevoked
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CredentialRevoked, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CredentialRevoked to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CredentialRevoked
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CredentialRevoked {

            /** Properties of a CredentialRevoked. */
            interface $Properties {

                /** CredentialRevoked kind */
                kind?: (string|null);

                /** CredentialRevoked id */
                id?: (string|null);

                /** CredentialRevoked reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CredentialRevoked. */
            type $Shape = arqonbus.v1.CredentialRevoked.$Properties;
        }

        /**
         * Properties of an OperatorAdvertised.
         * @deprecated Use arqonbus.v1.OperatorAdvertised.$Properties instead.
         */
        interface IOperatorAdvertised extends arqonbus.v1.OperatorAdvertised.$Properties {
        }

        /** Represents an OperatorAdvertised. */
        class OperatorAdvertised {

            /**
             * Constructs a new OperatorAdvertised.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.OperatorAdvertised.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OperatorAdvertised identity. */
            identity: string;

            /** OperatorAdvertised namespace. */
            namespace: string;

            /** OperatorAdvertised operatorId. */
            operatorId: string;

            /** OperatorAdvertised operatorType. */
            operatorType: string;

            /** OperatorAdvertised capabilities. */
            capabilities: string;

            /**
             * Creates a new OperatorAdvertised instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OperatorAdvertised instance
             */
            static create(properties: arqonbus.v1.OperatorAdvertised.$Shape): arqonbus.v1.OperatorAdvertised & arqonbus.v1.OperatorAdvertised.$Shape;
            static create(properties?: arqonbus.v1.OperatorAdvertised.$Properties): arqonbus.v1.OperatorAdvertised;

            /**
             * Encodes the specified OperatorAdvertised message. Does not implicitly {@link arqonbus.v1.OperatorAdvertised.verify|verify} messages.
             * @param message OperatorAdvertised message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.OperatorAdvertised.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OperatorAdvertised message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.OperatorAdvertised & arqonbus.v1.OperatorAdvertised.$Shape} OperatorAdvertised
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.OperatorAdvertised & arqonbus.v1.OperatorAdvertised.$Shape;

            /**
             * Creates an OperatorAdvertised message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OperatorAdvertised
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.OperatorAdvertised;

            /**
             * Creates a plain object from an OperatorAdvertised message. Also converts values to other types if specified.
             * @param message OperatorAdvertised
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.OperatorAdvertised, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OperatorAdvertised to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for OperatorAdvertised
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace OperatorAdvertised {

            /** Properties of an OperatorAdvertised. */
            interface $Properties {

                /** OperatorAdvertised identity */
                identity?: (string|null);

                /** OperatorAdvertised namespace */
                namespace?: (string|null);

                /** OperatorAdvertised operatorId */
                operatorId?: (string|null);

                /** OperatorAdvertised operatorType */
                operatorType?: (string|null);

                /** OperatorAdvertised capabilities */
                capabilities?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OperatorAdvertised. */
            type $Shape = arqonbus.v1.OperatorAdvertised.$Properties;
        }

        /**
         * Properties of an OperatorLost.
         * @deprecated Use arqonbus.v1.OperatorLost.$Properties instead.
         */
        interface IOperatorLost extends arqonbus.v1.OperatorLost.$Properties {
        }

        /** Represents an OperatorLost. */
        class OperatorLost {

            /**
             * Constructs a new OperatorLost.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.OperatorLost.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OperatorLost identity. */
            identity: string;

            /** OperatorLost operatorId. */
            operatorId: string;

            /** OperatorLost reason. */
            reason: string;

            /**
             * Creates a new OperatorLost instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OperatorLost instance
             */
            static create(properties: arqonbus.v1.OperatorLost.$Shape): arqonbus.v1.OperatorLost & arqonbus.v1.OperatorLost.$Shape;
            static create(properties?: arqonbus.v1.OperatorLost.$Properties): arqonbus.v1.OperatorLost;

            /**
             * Encodes the specified OperatorLost message. Does not implicitly {@link arqonbus.v1.OperatorLost.verify|verify} messages.
             * @param message OperatorLost message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.OperatorLost.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OperatorLost message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.OperatorLost & arqonbus.v1.OperatorLost.$Shape} OperatorLost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.OperatorLost & arqonbus.v1.OperatorLost.$Shape;

            /**
             * Creates an OperatorLost message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OperatorLost
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.OperatorLost;

            /**
             * Creates a plain object from an OperatorLost message. Also converts values to other types if specified.
             * @param message OperatorLost
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.OperatorLost, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OperatorLost to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for OperatorLost
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace OperatorLost {

            /** Properties of an OperatorLost. */
            interface $Properties {

                /** OperatorLost identity */
                identity?: (string|null);

                /** OperatorLost operatorId */
                operatorId?: (string|null);

                /** OperatorLost reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OperatorLost. */
            type $Shape = arqonbus.v1.OperatorLost.$Properties;
        }

        /**
         * Properties of a BlobStored.
         * @deprecated Use arqonbus.v1.BlobStored.$Properties instead.
         */
        interface IBlobStored extends arqonbus.v1.BlobStored.$Properties {
        }

        /** Represents a BlobStored. */
        class BlobStored {

            /**
             * Constructs a new BlobStored.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.BlobStored.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlobStored namespace. */
            namespace: string;

            /** BlobStored sha256. */
            sha256: Uint8Array;

            /** BlobStored bytes. */
            bytes: (number|Long);

            /** BlobStored contentType. */
            contentType: string;

            /**
             * Creates a new BlobStored instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BlobStored instance
             */
            static create(properties: arqonbus.v1.BlobStored.$Shape): arqonbus.v1.BlobStored & arqonbus.v1.BlobStored.$Shape;
            static create(properties?: arqonbus.v1.BlobStored.$Properties): arqonbus.v1.BlobStored;

            /**
             * Encodes the specified BlobStored message. Does not implicitly {@link arqonbus.v1.BlobStored.verify|verify} messages.
             * @param message BlobStored message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.BlobStored.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlobStored message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.BlobStored & arqonbus.v1.BlobStored.$Shape} BlobStored
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.BlobStored & arqonbus.v1.BlobStored.$Shape;

            /**
             * Creates a BlobStored message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns BlobStored
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.BlobStored;

            /**
             * Creates a plain object from a BlobStored message. Also converts values to other types if specified.
             * @param message BlobStored
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.BlobStored, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this BlobStored to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for BlobStored
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BlobStored {

            /** Properties of a BlobStored. */
            interface $Properties {

                /** BlobStored namespace */
                namespace?: (string|null);

                /** BlobStored sha256 */
                sha256?: (Uint8Array|null);

                /** BlobStored bytes */
                bytes?: (number|Long|null);

                /** BlobStored contentType */
                contentType?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlobStored. */
            type $Shape = arqonbus.v1.BlobStored.$Properties;
        }

        /**
         * Properties of a BlobRemoved.
         * @deprecated Use arqonbus.v1.BlobRemoved.$Properties instead.
         */
        interface IBlobRemoved extends arqonbus.v1.BlobRemoved.$Properties {
        }

        /** Represents a BlobRemoved. */
        class BlobRemoved {

            /**
             * Constructs a new BlobRemoved.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.BlobRemoved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlobRemoved namespace. */
            namespace: string;

            /** BlobRemoved sha256. */
            sha256: Uint8Array;

            /** BlobRemoved reason. */
            reason: string;

            /**
             * Creates a new BlobRemoved instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BlobRemoved instance
             */
            static create(properties: arqonbus.v1.BlobRemoved.$Shape): arqonbus.v1.BlobRemoved & arqonbus.v1.BlobRemoved.$Shape;
            static create(properties?: arqonbus.v1.BlobRemoved.$Properties): arqonbus.v1.BlobRemoved;

            /**
             * Encodes the specified BlobRemoved message. Does not implicitly {@link arqonbus.v1.BlobRemoved.verify|verify} messages.
             * @param message BlobRemoved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.BlobRemoved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlobRemoved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.BlobRemoved & arqonbus.v1.BlobRemoved.$Shape} BlobRemoved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.BlobRemoved & arqonbus.v1.BlobRemoved.$Shape;

            /**
             * Creates a BlobRemoved message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns BlobRemoved
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.BlobRemoved;

            /**
             * Creates a plain object from a BlobRemoved message. Also converts values to other types if specified.
             * @param message BlobRemoved
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.BlobRemoved, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this BlobRemoved to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for BlobRemoved
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BlobRemoved {

            /** Properties of a BlobRemoved. */
            interface $Properties {

                /** BlobRemoved namespace */
                namespace?: (string|null);

                /** BlobRemoved sha256 */
                sha256?: (Uint8Array|null);

                /** BlobRemoved reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlobRemoved. */
            type $Shape = arqonbus.v1.BlobRemoved.$Properties;
        }

        /**
         * Properties of a KeySetLoaded.
         * @deprecated Use arqonbus.v1.KeySetLoaded.$Properties instead.
         */
        interface IKeySetLoaded extends arqonbus.v1.KeySetLoaded.$Properties {
        }

        /** Represents a KeySetLoaded. */
        class KeySetLoaded {

            /**
             * Constructs a new KeySetLoaded.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.KeySetLoaded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KeySetLoaded issuer. */
            issuer: string;

            /** KeySetLoaded file. */
            file: string;

            /** KeySetLoaded sha256. */
            sha256: Uint8Array;

            /** KeySetLoaded keyIds. */
            keyIds: string[];

            /**
             * Creates a new KeySetLoaded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeySetLoaded instance
             */
            static create(properties: arqonbus.v1.KeySetLoaded.$Shape): arqonbus.v1.KeySetLoaded & arqonbus.v1.KeySetLoaded.$Shape;
            static create(properties?: arqonbus.v1.KeySetLoaded.$Properties): arqonbus.v1.KeySetLoaded;

            /**
             * Encodes the specified KeySetLoaded message. Does not implicitly {@link arqonbus.v1.KeySetLoaded.verify|verify} messages.
             * @param message KeySetLoaded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.KeySetLoaded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeySetLoaded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.KeySetLoaded & arqonbus.v1.KeySetLoaded.$Shape} KeySetLoaded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.KeySetLoaded & arqonbus.v1.KeySetLoaded.$Shape;

            /**
             * Creates a KeySetLoaded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns KeySetLoaded
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.KeySetLoaded;

            /**
             * Creates a plain object from a KeySetLoaded message. Also converts values to other types if specified.
             * @param message KeySetLoaded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.KeySetLoaded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this KeySetLoaded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for KeySetLoaded
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace KeySetLoaded {

            /** Properties of a KeySetLoaded. */
            interface $Properties {

                /** KeySetLoaded issuer */
                issuer?: (string|null);

                /** KeySetLoaded file */
                file?: (string|null);

                /** KeySetLoaded sha256 */
                sha256?: (Uint8Array|null);

                /** KeySetLoaded keyIds */
                keyIds?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeySetLoaded. */
            type $Shape = arqonbus.v1.KeySetLoaded.$Properties;
        }

        /**
         * Properties of a ReplayStarted.
         * @deprecated Use arqonbus.v1.ReplayStarted.$Properties instead.
         */
        interface IReplayStarted extends arqonbus.v1.ReplayStarted.$Properties {
        }

        /** Represents a ReplayStarted. */
        class ReplayStarted {

            /**
             * Constructs a new ReplayStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ReplayStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplayStarted replayId. */
            replayId: string;

            /** ReplayStarted namespace. */
            namespace: string;

            /** ReplayStarted into. */
            into: string;

            /** ReplayStarted patterns. */
            patterns: string[];

            /** ReplayStarted fromPos. */
            fromPos: (number|Long);

            /** ReplayStarted toPos. */
            toPos: (number|Long);

            /** ReplayStarted speed. */
            speed: number;

            /**
             * Creates a new ReplayStarted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplayStarted instance
             */
            static create(properties: arqonbus.v1.ReplayStarted.$Shape): arqonbus.v1.ReplayStarted & arqonbus.v1.ReplayStarted.$Shape;
            static create(properties?: arqonbus.v1.ReplayStarted.$Properties): arqonbus.v1.ReplayStarted;

            /**
             * Encodes the specified ReplayStarted message. Does not implicitly {@link arqonbus.v1.ReplayStarted.verify|verify} messages.
             * @param message ReplayStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ReplayStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplayStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ReplayStarted & arqonbus.v1.ReplayStarted.$Shape} ReplayStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ReplayStarted & arqonbus.v1.ReplayStarted.$Shape;

            /**
             * Creates a ReplayStarted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplayStarted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ReplayStarted;

            /**
             * Creates a plain object from a ReplayStarted message. Also converts values to other types if specified.
             * @param message ReplayStarted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ReplayStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplayStarted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReplayStarted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReplayStarted {

            /** Properties of a ReplayStarted. */
            interface $Properties {

                /** ReplayStarted replayId */
                replayId?: (string|null);

                /** ReplayStarted namespace */
                namespace?: (string|null);

                /** ReplayStarted into */
                into?: (string|null);

                /** ReplayStarted patterns */
                patterns?: (string[]|null);

                /** ReplayStarted fromPos */
                fromPos?: (number|Long|null);

                /** ReplayStarted toPos */
                toPos?: (number|Long|null);

                /** ReplayStarted speed */
                speed?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplayStarted. */
            type $Shape = arqonbus.v1.ReplayStarted.$Properties;
        }

        /**
         * Properties of a ReplayEnded.
         * @deprecated Use arqonbus.v1.ReplayEnded.$Properties instead.
         */
        interface IReplayEnded extends arqonbus.v1.ReplayEnded.$Properties {
        }

        /** Represents a ReplayEnded. */
        class ReplayEnded {

            /**
             * Constructs a new ReplayEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ReplayEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplayEnded replayId. */
            replayId: string;

            /** ReplayEnded status. */
            status: string;

            /** ReplayEnded messages. */
            messages: (number|Long);

            /** ReplayEnded differed. */
            differed: (number|Long);

            /**
             * Creates a new ReplayEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplayEnded instance
             */
            static create(properties: arqonbus.v1.ReplayEnded.$Shape): arqonbus.v1.ReplayEnded & arqonbus.v1.ReplayEnded.$Shape;
            static create(properties?: arqonbus.v1.ReplayEnded.$Properties): arqonbus.v1.ReplayEnded;

            /**
             * Encodes the specified ReplayEnded message. Does not implicitly {@link arqonbus.v1.ReplayEnded.verify|verify} messages.
             * @param message ReplayEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ReplayEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplayEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ReplayEnded & arqonbus.v1.ReplayEnded.$Shape} ReplayEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ReplayEnded & arqonbus.v1.ReplayEnded.$Shape;

            /**
             * Creates a ReplayEnded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplayEnded
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ReplayEnded;

            /**
             * Creates a plain object from a ReplayEnded message. Also converts values to other types if specified.
             * @param message ReplayEnded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ReplayEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplayEnded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReplayEnded
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReplayEnded {

            /** Properties of a ReplayEnded. */
            interface $Properties {

                /** ReplayEnded replayId */
                replayId?: (string|null);

                /** ReplayEnded status */
                status?: (string|null);

                /** ReplayEnded messages */
                messages?: (number|Long|null);

                /** ReplayEnded differed */
                differed?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplayEnded. */
            type $Shape = arqonbus.v1.ReplayEnded.$Properties;
        }

        /**
         * Properties of a ListenerOpened.
         * @deprecated Use arqonbus.v1.ListenerOpened.$Properties instead.
         */
        interface IListenerOpened extends arqonbus.v1.ListenerOpened.$Properties {
        }

        /** Represents a ListenerOpened. */
        class ListenerOpened {

            /**
             * Constructs a new ListenerOpened.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ListenerOpened.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListenerOpened address. */
            address: string;

            /** ListenerOpened tls. */
            tls: boolean;

            /** ListenerOpened certificateSha256. */
            certificateSha256: Uint8Array;

            /** ListenerOpened clientCertificates. */
            clientCertificates: boolean;

            /**
             * Creates a new ListenerOpened instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListenerOpened instance
             */
            static create(properties: arqonbus.v1.ListenerOpened.$Shape): arqonbus.v1.ListenerOpened & arqonbus.v1.ListenerOpened.$Shape;
            static create(properties?: arqonbus.v1.ListenerOpened.$Properties): arqonbus.v1.ListenerOpened;

            /**
             * Encodes the specified ListenerOpened message. Does not implicitly {@link arqonbus.v1.ListenerOpened.verify|verify} messages.
             * @param message ListenerOpened message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ListenerOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListenerOpened message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ListenerOpened & arqonbus.v1.ListenerOpened.$Shape} ListenerOpened
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ListenerOpened & arqonbus.v1.ListenerOpened.$Shape;

            /**
             * Creates a ListenerOpened message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListenerOpened
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ListenerOpened;

            /**
             * Creates a plain object from a ListenerOpened message. Also converts values to other types if specified.
             * @param message ListenerOpened
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ListenerOpened, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListenerOpened to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListenerOpened
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListenerOpened {

            /** Properties of a ListenerOpened. */
            interface $Properties {

                /** ListenerOpened address */
                address?: (string|null);

                /** ListenerOpened tls */
                tls?: (boolean|null);

                /** ListenerOpened certificateSha256 */
                certificateSha256?: (Uint8Array|null);

                /** ListenerOpened clientCertificates */
                clientCertificates?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListenerOpened. */
            type $Shape = arqonbus.v1.ListenerOpened.$Properties;
        }

        /**
         * Properties of a CachePut.
         * @deprecated Use arqonbus.v1.CachePut.$Properties instead.
         */
        interface ICachePut extends arqonbus.v1.CachePut.$Properties {
        }

        /** Represents a CachePut. */
        class CachePut {

            /**
             * Constructs a new CachePut.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CachePut.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CachePut key. */
            key: string;

            /** CachePut tier. */
            tier: number;

            /** CachePut slot. */
            slot: number;

            /** CachePut bytes. */
            bytes: (number|Long);

            /** CachePut sha256. */
            sha256: Uint8Array;

            /**
             * Creates a new CachePut instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CachePut instance
             */
            static create(properties: arqonbus.v1.CachePut.$Shape): arqonbus.v1.CachePut & arqonbus.v1.CachePut.$Shape;
            static create(properties?: arqonbus.v1.CachePut.$Properties): arqonbus.v1.CachePut;

            /**
             * Encodes the specified CachePut message. Does not implicitly {@link arqonbus.v1.CachePut.verify|verify} messages.
             * @param message CachePut message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CachePut.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CachePut message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CachePut & arqonbus.v1.CachePut.$Shape} CachePut
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CachePut & arqonbus.v1.CachePut.$Shape;

            /**
             * Creates a CachePut message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CachePut
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CachePut;

            /**
             * Creates a plain object from a CachePut message. Also converts values to other types if specified.
             * @param message CachePut
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CachePut, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CachePut to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CachePut
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CachePut {

            /** Properties of a CachePut. */
            interface $Properties {

                /** CachePut key */
                key?: (string|null);

                /** CachePut tier */
                tier?: (number|null);

                /** CachePut slot */
                slot?: (number|null);

                /** CachePut bytes */
                bytes?: (number|Long|null);

                /** CachePut sha256 */
                sha256?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CachePut. */
            type $Shape = arqonbus.v1.CachePut.$Properties;
        }

        /**
         * Properties of a CacheMoved.
         * @deprecated Use arqonbus.v1.CacheMoved.$Properties instead.
         */
        interface ICacheMoved extends arqonbus.v1.CacheMoved.$Properties {
        }

        /** Represents a CacheMoved. */
        class CacheMoved {

            /**
             * Constructs a new CacheMoved.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheMoved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheMoved moves. */
            moves: arqonbus.v1.CacheMove.$Properties[];

            /** CacheMoved l1Medium. */
            l1Medium: string;

            /**
             * Creates a new CacheMoved instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheMoved instance
             */
            static create(properties: arqonbus.v1.CacheMoved.$Shape): arqonbus.v1.CacheMoved & arqonbus.v1.CacheMoved.$Shape;
            static create(properties?: arqonbus.v1.CacheMoved.$Properties): arqonbus.v1.CacheMoved;

            /**
             * Encodes the specified CacheMoved message. Does not implicitly {@link arqonbus.v1.CacheMoved.verify|verify} messages.
             * @param message CacheMoved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheMoved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheMoved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheMoved & arqonbus.v1.CacheMoved.$Shape} CacheMoved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheMoved & arqonbus.v1.CacheMoved.$Shape;

            /**
             * Creates a CacheMoved message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheMoved
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheMoved;

            /**
             * Creates a plain object from a CacheMoved message. Also converts values to other types if specified.
             * @param message CacheMoved
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheMoved, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheMoved to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheMoved
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheMoved {

            /** Properties of a CacheMoved. */
            interface $Properties {

                /** CacheMoved moves */
                moves?: (arqonbus.v1.CacheMove.$Properties[]|null);

                /** CacheMoved l1Medium */
                l1Medium?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheMoved. */
            type $Shape = arqonbus.v1.CacheMoved.$Properties;
        }

        /**
         * Properties of a CacheMove.
         * @deprecated Use arqonbus.v1.CacheMove.$Properties instead.
         */
        interface ICacheMove extends arqonbus.v1.CacheMove.$Properties {
        }

        /** Represents a CacheMove. */
        class CacheMove {

            /**
             * Constructs a new CacheMove.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheMove.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheMove key. */
            key: string;

            /** CacheMove from. */
            from: number;

            /** CacheMove to. */
            to: number;

            /** CacheMove slot. */
            slot: number;

            /** CacheMove reason. */
            reason: string;

            /**
             * Creates a new CacheMove instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheMove instance
             */
            static create(properties: arqonbus.v1.CacheMove.$Shape): arqonbus.v1.CacheMove & arqonbus.v1.CacheMove.$Shape;
            static create(properties?: arqonbus.v1.CacheMove.$Properties): arqonbus.v1.CacheMove;

            /**
             * Encodes the specified CacheMove message. Does not implicitly {@link arqonbus.v1.CacheMove.verify|verify} messages.
             * @param message CacheMove message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheMove.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheMove message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheMove & arqonbus.v1.CacheMove.$Shape} CacheMove
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheMove & arqonbus.v1.CacheMove.$Shape;

            /**
             * Creates a CacheMove message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheMove
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheMove;

            /**
             * Creates a plain object from a CacheMove message. Also converts values to other types if specified.
             * @param message CacheMove
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheMove, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheMove to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheMove
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheMove {

            /** Properties of a CacheMove. */
            interface $Properties {

                /** CacheMove key */
                key?: (string|null);

                /** CacheMove from */
                from?: (number|null);

                /** CacheMove to */
                to?: (number|null);

                /** CacheMove slot */
                slot?: (number|null);

                /** CacheMove reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheMove. */
            type $Shape = arqonbus.v1.CacheMove.$Properties;
        }

        /**
         * Properties of a CacheEvicted.
         * @deprecated Use arqonbus.v1.CacheEvicted.$Properties instead.
         */
        interface ICacheEvicted extends arqonbus.v1.CacheEvicted.$Properties {
        }

        /** Represents a CacheEvicted. */
        class CacheEvicted {

            /**
             * Constructs a new CacheEvicted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheEvicted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheEvicted evictions. */
            evictions: arqonbus.v1.CacheEviction.$Properties[];

            /**
             * Creates a new CacheEvicted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheEvicted instance
             */
            static create(properties: arqonbus.v1.CacheEvicted.$Shape): arqonbus.v1.CacheEvicted & arqonbus.v1.CacheEvicted.$Shape;
            static create(properties?: arqonbus.v1.CacheEvicted.$Properties): arqonbus.v1.CacheEvicted;

            /**
             * Encodes the specified CacheEvicted message. Does not implicitly {@link arqonbus.v1.CacheEvicted.verify|verify} messages.
             * @param message CacheEvicted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheEvicted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheEvicted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheEvicted & arqonbus.v1.CacheEvicted.$Shape} CacheEvicted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheEvicted & arqonbus.v1.CacheEvicted.$Shape;

            /**
             * Creates a CacheEvicted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheEvicted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheEvicted;

            /**
             * Creates a plain object from a CacheEvicted message. Also converts values to other types if specified.
             * @param message CacheEvicted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheEvicted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheEvicted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheEvicted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheEvicted {

            /** Properties of a CacheEvicted. */
            interface $Properties {

                /** CacheEvicted evictions */
                evictions?: (arqonbus.v1.CacheEviction.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheEvicted. */
            type $Shape = arqonbus.v1.CacheEvicted.$Properties;
        }

        /**
         * Properties of a CacheEviction.
         * @deprecated Use arqonbus.v1.CacheEviction.$Properties instead.
         */
        interface ICacheEviction extends arqonbus.v1.CacheEviction.$Properties {
        }

        /** Represents a CacheEviction. */
        class CacheEviction {

            /**
             * Constructs a new CacheEviction.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheEviction.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheEviction key. */
            key: string;

            /** CacheEviction from. */
            from: number;

            /** CacheEviction reason. */
            reason: string;

            /**
             * Creates a new CacheEviction instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheEviction instance
             */
            static create(properties: arqonbus.v1.CacheEviction.$Shape): arqonbus.v1.CacheEviction & arqonbus.v1.CacheEviction.$Shape;
            static create(properties?: arqonbus.v1.CacheEviction.$Properties): arqonbus.v1.CacheEviction;

            /**
             * Encodes the specified CacheEviction message. Does not implicitly {@link arqonbus.v1.CacheEviction.verify|verify} messages.
             * @param message CacheEviction message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheEviction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheEviction message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheEviction & arqonbus.v1.CacheEviction.$Shape} CacheEviction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheEviction & arqonbus.v1.CacheEviction.$Shape;

            /**
             * Creates a CacheEviction message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheEviction
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheEviction;

            /**
             * Creates a plain object from a CacheEviction message. Also converts values to other types if specified.
             * @param message CacheEviction
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheEviction, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheEviction to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheEviction
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheEviction {

            /** Properties of a CacheEviction. */
            interface $Properties {

                /** CacheEviction key */
                key?: (string|null);

                /** CacheEviction from */
                from?: (number|null);

                /** CacheEviction reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheEviction. */
            type $Shape = arqonbus.v1.CacheEviction.$Properties;
        }

        /**
         * Properties of a CacheSettled.
         * @deprecated Use arqonbus.v1.CacheSettled.$Properties instead.
         */
        interface ICacheSettled extends arqonbus.v1.CacheSettled.$Properties {
        }

        /** Represents a CacheSettled. */
        class CacheSettled {

            /**
             * Constructs a new CacheSettled.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheSettled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheSettled misses. */
            misses: (number|Long);

            /** CacheSettled refused. */
            refused: (number|Long);

            /** CacheSettled hits. */
            hits: arqonbus.v1.CacheHits.$Properties[];

            /**
             * Creates a new CacheSettled instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheSettled instance
             */
            static create(properties: arqonbus.v1.CacheSettled.$Shape): arqonbus.v1.CacheSettled & arqonbus.v1.CacheSettled.$Shape;
            static create(properties?: arqonbus.v1.CacheSettled.$Properties): arqonbus.v1.CacheSettled;

            /**
             * Encodes the specified CacheSettled message. Does not implicitly {@link arqonbus.v1.CacheSettled.verify|verify} messages.
             * @param message CacheSettled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheSettled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheSettled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheSettled & arqonbus.v1.CacheSettled.$Shape} CacheSettled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheSettled & arqonbus.v1.CacheSettled.$Shape;

            /**
             * Creates a CacheSettled message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheSettled
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheSettled;

            /**
             * Creates a plain object from a CacheSettled message. Also converts values to other types if specified.
             * @param message CacheSettled
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheSettled, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheSettled to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheSettled
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheSettled {

            /** Properties of a CacheSettled. */
            interface $Properties {

                /** CacheSettled misses */
                misses?: (number|Long|null);

                /** CacheSettled refused */
                refused?: (number|Long|null);

                /** CacheSettled hits */
                hits?: (arqonbus.v1.CacheHits.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheSettled. */
            type $Shape = arqonbus.v1.CacheSettled.$Properties;
        }

        /**
         * Properties of a CacheHits.
         * @deprecated Use arqonbus.v1.CacheHits.$Properties instead.
         */
        interface ICacheHits extends arqonbus.v1.CacheHits.$Properties {
        }

        /** Represents a CacheHits. */
        class CacheHits {

            /**
             * Constructs a new CacheHits.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheHits.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheHits key. */
            key: string;

            /** CacheHits tier. */
            tier: number;

            /** CacheHits hits. */
            hits: (number|Long);

            /**
             * Creates a new CacheHits instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheHits instance
             */
            static create(properties: arqonbus.v1.CacheHits.$Shape): arqonbus.v1.CacheHits & arqonbus.v1.CacheHits.$Shape;
            static create(properties?: arqonbus.v1.CacheHits.$Properties): arqonbus.v1.CacheHits;

            /**
             * Encodes the specified CacheHits message. Does not implicitly {@link arqonbus.v1.CacheHits.verify|verify} messages.
             * @param message CacheHits message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheHits.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheHits message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheHits & arqonbus.v1.CacheHits.$Shape} CacheHits
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheHits & arqonbus.v1.CacheHits.$Shape;

            /**
             * Creates a CacheHits message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheHits
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheHits;

            /**
             * Creates a plain object from a CacheHits message. Also converts values to other types if specified.
             * @param message CacheHits
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheHits, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheHits to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheHits
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheHits {

            /** Properties of a CacheHits. */
            interface $Properties {

                /** CacheHits key */
                key?: (string|null);

                /** CacheHits tier */
                tier?: (number|null);

                /** CacheHits hits */
                hits?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheHits. */
            type $Shape = arqonbus.v1.CacheHits.$Properties;
        }

        /**
         * Properties of a CacheOpened.
         * @deprecated Use arqonbus.v1.CacheOpened.$Properties instead.
         */
        interface ICacheOpened extends arqonbus.v1.CacheOpened.$Properties {
        }

        /** Represents a CacheOpened. */
        class CacheOpened {

            /**
             * Constructs a new CacheOpened.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheOpened.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheOpened tiers. */
            tiers: arqonbus.v1.CacheTier.$Properties[];

            /** CacheOpened kept. */
            kept: number;

            /** CacheOpened keptBytes. */
            keptBytes: (number|Long);

            /** CacheOpened lost. */
            lost: number;

            /** CacheOpened setAside. */
            setAside: number;

            /**
             * Creates a new CacheOpened instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheOpened instance
             */
            static create(properties: arqonbus.v1.CacheOpened.$Shape): arqonbus.v1.CacheOpened & arqonbus.v1.CacheOpened.$Shape;
            static create(properties?: arqonbus.v1.CacheOpened.$Properties): arqonbus.v1.CacheOpened;

            /**
             * Encodes the specified CacheOpened message. Does not implicitly {@link arqonbus.v1.CacheOpened.verify|verify} messages.
             * @param message CacheOpened message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheOpened message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheOpened & arqonbus.v1.CacheOpened.$Shape} CacheOpened
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheOpened & arqonbus.v1.CacheOpened.$Shape;

            /**
             * Creates a CacheOpened message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheOpened
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheOpened;

            /**
             * Creates a plain object from a CacheOpened message. Also converts values to other types if specified.
             * @param message CacheOpened
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheOpened, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheOpened to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheOpened
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheOpened {

            /** Properties of a CacheOpened. */
            interface $Properties {

                /** CacheOpened tiers */
                tiers?: (arqonbus.v1.CacheTier.$Properties[]|null);

                /** CacheOpened kept */
                kept?: (number|null);

                /** CacheOpened keptBytes */
                keptBytes?: (number|Long|null);

                /** CacheOpened lost */
                lost?: (number|null);

                /** CacheOpened setAside */
                setAside?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheOpened. */
            type $Shape = arqonbus.v1.CacheOpened.$Properties;
        }

        /**
         * Properties of a CacheTier.
         * @deprecated Use arqonbus.v1.CacheTier.$Properties instead.
         */
        interface ICacheTier extends arqonbus.v1.CacheTier.$Properties {
        }

        /** Represents a CacheTier. */
        class CacheTier {

            /**
             * Constructs a new CacheTier.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheTier.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheTier slots. */
            slots: number;

            /** CacheTier budgetBytes. */
            budgetBytes: (number|Long);

            /** CacheTier medium. */
            medium: string;

            /**
             * Creates a new CacheTier instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheTier instance
             */
            static create(properties: arqonbus.v1.CacheTier.$Shape): arqonbus.v1.CacheTier & arqonbus.v1.CacheTier.$Shape;
            static create(properties?: arqonbus.v1.CacheTier.$Properties): arqonbus.v1.CacheTier;

            /**
             * Encodes the specified CacheTier message. Does not implicitly {@link arqonbus.v1.CacheTier.verify|verify} messages.
             * @param message CacheTier message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheTier.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheTier message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheTier & arqonbus.v1.CacheTier.$Shape} CacheTier
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheTier & arqonbus.v1.CacheTier.$Shape;

            /**
             * Creates a CacheTier message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheTier
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheTier;

            /**
             * Creates a plain object from a CacheTier message. Also converts values to other types if specified.
             * @param message CacheTier
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheTier, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheTier to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheTier
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheTier {

            /** Properties of a CacheTier. */
            interface $Properties {

                /** CacheTier slots */
                slots?: (number|null);

                /** CacheTier budgetBytes */
                budgetBytes?: (number|Long|null);

                /** CacheTier medium */
                medium?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheTier. */
            type $Shape = arqonbus.v1.CacheTier.$Properties;
        }

        /**
         * Properties of a CacheViolated.
         * @deprecated Use arqonbus.v1.CacheViolated.$Properties instead.
         */
        interface ICacheViolated extends arqonbus.v1.CacheViolated.$Properties {
        }

        /** Represents a CacheViolated. */
        class CacheViolated {

            /**
             * Constructs a new CacheViolated.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CacheViolated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CacheViolated code. */
            code: string;

            /** CacheViolated key. */
            key: string;

            /** CacheViolated tier. */
            tier: number;

            /** CacheViolated at. */
            at: string;

            /** CacheViolated expected. */
            expected: string;

            /** CacheViolated found. */
            found: string;

            /**
             * Creates a new CacheViolated instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CacheViolated instance
             */
            static create(properties: arqonbus.v1.CacheViolated.$Shape): arqonbus.v1.CacheViolated & arqonbus.v1.CacheViolated.$Shape;
            static create(properties?: arqonbus.v1.CacheViolated.$Properties): arqonbus.v1.CacheViolated;

            /**
             * Encodes the specified CacheViolated message. Does not implicitly {@link arqonbus.v1.CacheViolated.verify|verify} messages.
             * @param message CacheViolated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CacheViolated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CacheViolated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CacheViolated & arqonbus.v1.CacheViolated.$Shape} CacheViolated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CacheViolated & arqonbus.v1.CacheViolated.$Shape;

            /**
             * Creates a CacheViolated message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CacheViolated
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CacheViolated;

            /**
             * Creates a plain object from a CacheViolated message. Also converts values to other types if specified.
             * @param message CacheViolated
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CacheViolated, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CacheViolated to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CacheViolated
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CacheViolated {

            /** Properties of a CacheViolated. */
            interface $Properties {

                /** CacheViolated code */
                code?: (string|null);

                /** CacheViolated key */
                key?: (string|null);

                /** CacheViolated tier */
                tier?: (number|null);

                /** CacheViolated at */
                at?: (string|null);

                /** CacheViolated expected */
                expected?: (string|null);

                /** CacheViolated found */
                found?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CacheViolated. */
            type $Shape = arqonbus.v1.CacheViolated.$Properties;
        }

        /**
         * Properties of a DeviceState.
         * @deprecated Use arqonbus.v1.DeviceState.$Properties instead.
         */
        interface IDeviceState extends arqonbus.v1.DeviceState.$Properties {
        }

        /** Represents a DeviceState. */
        class DeviceState {

            /**
             * Constructs a new DeviceState.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.DeviceState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeviceState device. */
            device: string;

            /** DeviceState identity. */
            identity: string;

            /** DeviceState kind. */
            kind: string;

            /** DeviceState state. */
            state: string;

            /** DeviceState backend. */
            backend: string;

            /** DeviceState adapter. */
            adapter: string;

            /** DeviceState vendor. */
            vendor: string;

            /** DeviceState simulated. */
            simulated: boolean;

            /** DeviceState software. */
            software: boolean;

            /** DeviceState memoryUsedBytes. */
            memoryUsedBytes: (number|Long);

            /** DeviceState memoryBudgetBytes. */
            memoryBudgetBytes: (number|Long);

            /** DeviceState reason. */
            reason: string;

            /**
             * Creates a new DeviceState instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeviceState instance
             */
            static create(properties: arqonbus.v1.DeviceState.$Shape): arqonbus.v1.DeviceState & arqonbus.v1.DeviceState.$Shape;
            static create(properties?: arqonbus.v1.DeviceState.$Properties): arqonbus.v1.DeviceState;

            /**
             * Encodes the specified DeviceState message. Does not implicitly {@link arqonbus.v1.DeviceState.verify|verify} messages.
             * @param message DeviceState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.DeviceState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeviceState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.DeviceState & arqonbus.v1.DeviceState.$Shape} DeviceState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.DeviceState & arqonbus.v1.DeviceState.$Shape;

            /**
             * Creates a DeviceState message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DeviceState
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.DeviceState;

            /**
             * Creates a plain object from a DeviceState message. Also converts values to other types if specified.
             * @param message DeviceState
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.DeviceState, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DeviceState to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for DeviceState
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DeviceState {

            /** Properties of a DeviceState. */
            interface $Properties {

                /** DeviceState device */
                device?: (string|null);

                /** DeviceState identity */
                identity?: (string|null);

                /** DeviceState kind */
                kind?: (string|null);

                /** DeviceState state */
                state?: (string|null);

                /** DeviceState backend */
                backend?: (string|null);

                /** DeviceState adapter */
                adapter?: (string|null);

                /** DeviceState vendor */
                vendor?: (string|null);

                /** DeviceState simulated */
                simulated?: (boolean|null);

                /** DeviceState software */
                software?: (boolean|null);

                /** DeviceState memoryUsedBytes */
                memoryUsedBytes?: (number|Long|null);

                /** DeviceState memoryBudgetBytes */
                memoryBudgetBytes?: (number|Long|null);

                /** DeviceState reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeviceState. */
            type $Shape = arqonbus.v1.DeviceState.$Properties;
        }

        /**
         * Properties of a WorkEvidence.
         * @deprecated Use arqonbus.v1.WorkEvidence.$Properties instead.
         */
        interface IWorkEvidence extends arqonbus.v1.WorkEvidence.$Properties {
        }

        /** Represents a WorkEvidence. */
        class WorkEvidence {

            /**
             * Constructs a new WorkEvidence.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.WorkEvidence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkEvidence learner. */
            learner: string;

            /** WorkEvidence kind. */
            kind: string;

            /** WorkEvidence ok. */
            ok: boolean;

            /** WorkEvidence modelSha256. */
            modelSha256: Uint8Array;

            /** WorkEvidence treesCounted. */
            treesCounted: number;

            /** WorkEvidence rows. */
            rows: (number|Long);

            /** WorkEvidence rowsTotal. */
            rowsTotal: (number|Long);

            /** WorkEvidence rowsSha256. */
            rowsSha256: Uint8Array;

            /** WorkEvidence reported. */
            reported: number;

            /** WorkEvidence recomputed. */
            recomputed: number;

            /** WorkEvidence tolerance. */
            tolerance: number;

            /** WorkEvidence pid. */
            pid: (number|Long);

            /** WorkEvidence gpuReadings. */
            gpuReadings: number;

            /** WorkEvidence gpuMemoryBytesMax. */
            gpuMemoryBytesMax: (number|Long);

            /** WorkEvidence gpuMs. */
            gpuMs: (number|Long);

            /** WorkEvidence verdict. */
            verdict: string;

            /**
             * Creates a new WorkEvidence instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkEvidence instance
             */
            static create(properties: arqonbus.v1.WorkEvidence.$Shape): arqonbus.v1.WorkEvidence & arqonbus.v1.WorkEvidence.$Shape;
            static create(properties?: arqonbus.v1.WorkEvidence.$Properties): arqonbus.v1.WorkEvidence;

            /**
             * Encodes the specified WorkEvidence message. Does not implicitly {@link arqonbus.v1.WorkEvidence.verify|verify} messages.
             * @param message WorkEvidence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.WorkEvidence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkEvidence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.WorkEvidence & arqonbus.v1.WorkEvidence.$Shape} WorkEvidence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.WorkEvidence & arqonbus.v1.WorkEvidence.$Shape;

            /**
             * Creates a WorkEvidence message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WorkEvidence
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.WorkEvidence;

            /**
             * Creates a plain object from a WorkEvidence message. Also converts values to other types if specified.
             * @param message WorkEvidence
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.WorkEvidence, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WorkEvidence to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for WorkEvidence
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WorkEvidence {

            /** Properties of a WorkEvidence. */
            interface $Properties {

                /** WorkEvidence learner */
                learner?: (string|null);

                /** WorkEvidence kind */
                kind?: (string|null);

                /** WorkEvidence ok */
                ok?: (boolean|null);

                /** WorkEvidence modelSha256 */
                modelSha256?: (Uint8Array|null);

                /** WorkEvidence treesCounted */
                treesCounted?: (number|null);

                /** WorkEvidence rows */
                rows?: (number|Long|null);

                /** WorkEvidence rowsTotal */
                rowsTotal?: (number|Long|null);

                /** WorkEvidence rowsSha256 */
                rowsSha256?: (Uint8Array|null);

                /** WorkEvidence reported */
                reported?: (number|null);

                /** WorkEvidence recomputed */
                recomputed?: (number|null);

                /** WorkEvidence tolerance */
                tolerance?: (number|null);

                /** WorkEvidence pid */
                pid?: (number|Long|null);

                /** WorkEvidence gpuReadings */
                gpuReadings?: (number|null);

                /** WorkEvidence gpuMemoryBytesMax */
                gpuMemoryBytesMax?: (number|Long|null);

                /** WorkEvidence gpuMs */
                gpuMs?: (number|Long|null);

                /** WorkEvidence verdict */
                verdict?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkEvidence. */
            type $Shape = arqonbus.v1.WorkEvidence.$Properties;
        }

        /**
         * Properties of a PhaseReused.
         * @deprecated Use arqonbus.v1.PhaseReused.$Properties instead.
         */
        interface IPhaseReused extends arqonbus.v1.PhaseReused.$Properties {
        }

        /** Represents a PhaseReused. */
        class PhaseReused {

            /**
             * Constructs a new PhaseReused.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.PhaseReused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PhaseReused key. */
            key: Uint8Array;

            /** PhaseReused fromRun. */
            fromRun: string;

            /** PhaseReused firstRecord. */
            firstRecord: (number|Long);

            /** PhaseReused lastRecord. */
            lastRecord: (number|Long);

            /** PhaseReused keptSha256. */
            keptSha256: Uint8Array;

            /** PhaseReused outputs. */
            outputs: string[];

            /**
             * Creates a new PhaseReused instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PhaseReused instance
             */
            static create(properties: arqonbus.v1.PhaseReused.$Shape): arqonbus.v1.PhaseReused & arqonbus.v1.PhaseReused.$Shape;
            static create(properties?: arqonbus.v1.PhaseReused.$Properties): arqonbus.v1.PhaseReused;

            /**
             * Encodes the specified PhaseReused message. Does not implicitly {@link arqonbus.v1.PhaseReused.verify|verify} messages.
             * @param message PhaseReused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.PhaseReused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PhaseReused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.PhaseReused & arqonbus.v1.PhaseReused.$Shape} PhaseReused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.PhaseReused & arqonbus.v1.PhaseReused.$Shape;

            /**
             * Creates a PhaseReused message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PhaseReused
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.PhaseReused;

            /**
             * Creates a plain object from a PhaseReused message. Also converts values to other types if specified.
             * @param message PhaseReused
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.PhaseReused, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PhaseReused to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PhaseReused
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PhaseReused {

            /** Properties of a PhaseReused. */
            interface $Properties {

                /** PhaseReused key */
                key?: (Uint8Array|null);

                /** PhaseReused fromRun */
                fromRun?: (string|null);

                /** PhaseReused firstRecord */
                firstRecord?: (number|Long|null);

                /** PhaseReused lastRecord */
                lastRecord?: (number|Long|null);

                /** PhaseReused keptSha256 */
                keptSha256?: (Uint8Array|null);

                /** PhaseReused outputs */
                outputs?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PhaseReused. */
            type $Shape = arqonbus.v1.PhaseReused.$Properties;
        }

        /**
         * Properties of a PhaseKept.
         * @deprecated Use arqonbus.v1.PhaseKept.$Properties instead.
         */
        interface IPhaseKept extends arqonbus.v1.PhaseKept.$Properties {
        }

        /** Represents a PhaseKept. */
        class PhaseKept {

            /**
             * Constructs a new PhaseKept.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.PhaseKept.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PhaseKept key. */
            key: Uint8Array;

            /** PhaseKept phase. */
            phase: string;

            /** PhaseKept firstRecord. */
            firstRecord: (number|Long);

            /** PhaseKept lastRecord. */
            lastRecord: (number|Long);

            /** PhaseKept keptSha256. */
            keptSha256: Uint8Array;

            /** PhaseKept bytes. */
            bytes: (number|Long);

            /** PhaseKept outputs. */
            outputs: string[];

            /** PhaseKept parts. */
            parts: string;

            /**
             * Creates a new PhaseKept instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PhaseKept instance
             */
            static create(properties: arqonbus.v1.PhaseKept.$Shape): arqonbus.v1.PhaseKept & arqonbus.v1.PhaseKept.$Shape;
            static create(properties?: arqonbus.v1.PhaseKept.$Properties): arqonbus.v1.PhaseKept;

            /**
             * Encodes the specified PhaseKept message. Does not implicitly {@link arqonbus.v1.PhaseKept.verify|verify} messages.
             * @param message PhaseKept message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.PhaseKept.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PhaseKept message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.PhaseKept & arqonbus.v1.PhaseKept.$Shape} PhaseKept
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.PhaseKept & arqonbus.v1.PhaseKept.$Shape;

            /**
             * Creates a PhaseKept message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PhaseKept
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.PhaseKept;

            /**
             * Creates a plain object from a PhaseKept message. Also converts values to other types if specified.
             * @param message PhaseKept
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.PhaseKept, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PhaseKept to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PhaseKept
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PhaseKept {

            /** Properties of a PhaseKept. */
            interface $Properties {

                /** PhaseKept key */
                key?: (Uint8Array|null);

                /** PhaseKept phase */
                phase?: (string|null);

                /** PhaseKept firstRecord */
                firstRecord?: (number|Long|null);

                /** PhaseKept lastRecord */
                lastRecord?: (number|Long|null);

                /** PhaseKept keptSha256 */
                keptSha256?: (Uint8Array|null);

                /** PhaseKept bytes */
                bytes?: (number|Long|null);

                /** PhaseKept outputs */
                outputs?: (string[]|null);

                /** PhaseKept parts */
                parts?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PhaseKept. */
            type $Shape = arqonbus.v1.PhaseKept.$Properties;
        }

        /**
         * Properties of a PhaseNoted.
         * @deprecated Use arqonbus.v1.PhaseNoted.$Properties instead.
         */
        interface IPhaseNoted extends arqonbus.v1.PhaseNoted.$Properties {
        }

        /** Represents a PhaseNoted. */
        class PhaseNoted {

            /**
             * Constructs a new PhaseNoted.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.PhaseNoted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PhaseNoted act. */
            act: string;

            /** PhaseNoted reason. */
            reason: string;

            /** PhaseNoted differs. */
            differs: string[];

            /**
             * Creates a new PhaseNoted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PhaseNoted instance
             */
            static create(properties: arqonbus.v1.PhaseNoted.$Shape): arqonbus.v1.PhaseNoted & arqonbus.v1.PhaseNoted.$Shape;
            static create(properties?: arqonbus.v1.PhaseNoted.$Properties): arqonbus.v1.PhaseNoted;

            /**
             * Encodes the specified PhaseNoted message. Does not implicitly {@link arqonbus.v1.PhaseNoted.verify|verify} messages.
             * @param message PhaseNoted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.PhaseNoted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PhaseNoted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.PhaseNoted & arqonbus.v1.PhaseNoted.$Shape} PhaseNoted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.PhaseNoted & arqonbus.v1.PhaseNoted.$Shape;

            /**
             * Creates a PhaseNoted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PhaseNoted
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.PhaseNoted;

            /**
             * Creates a plain object from a PhaseNoted message. Also converts values to other types if specified.
             * @param message PhaseNoted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.PhaseNoted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PhaseNoted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PhaseNoted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PhaseNoted {

            /** Properties of a PhaseNoted. */
            interface $Properties {

                /** PhaseNoted act */
                act?: (string|null);

                /** PhaseNoted reason */
                reason?: (string|null);

                /** PhaseNoted differs */
                differs?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PhaseNoted. */
            type $Shape = arqonbus.v1.PhaseNoted.$Properties;
        }

        /**
         * Properties of a ReleaseAsked.
         * @deprecated Use arqonbus.v1.ReleaseAsked.$Properties instead.
         */
        interface IReleaseAsked extends arqonbus.v1.ReleaseAsked.$Properties {
        }

        /** Represents a ReleaseAsked. */
        class ReleaseAsked {

            /**
             * Constructs a new ReleaseAsked.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ReleaseAsked.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseAsked manifestSha256. */
            manifestSha256: Uint8Array;

            /** ReleaseAsked limitMs. */
            limitMs: (number|Long);

            /**
             * Creates a new ReleaseAsked instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReleaseAsked instance
             */
            static create(properties: arqonbus.v1.ReleaseAsked.$Shape): arqonbus.v1.ReleaseAsked & arqonbus.v1.ReleaseAsked.$Shape;
            static create(properties?: arqonbus.v1.ReleaseAsked.$Properties): arqonbus.v1.ReleaseAsked;

            /**
             * Encodes the specified ReleaseAsked message. Does not implicitly {@link arqonbus.v1.ReleaseAsked.verify|verify} messages.
             * @param message ReleaseAsked message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ReleaseAsked.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseAsked message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ReleaseAsked & arqonbus.v1.ReleaseAsked.$Shape} ReleaseAsked
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ReleaseAsked & arqonbus.v1.ReleaseAsked.$Shape;

            /**
             * Creates a ReleaseAsked message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReleaseAsked
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ReleaseAsked;

            /**
             * Creates a plain object from a ReleaseAsked message. Also converts values to other types if specified.
             * @param message ReleaseAsked
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ReleaseAsked, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReleaseAsked to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReleaseAsked
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReleaseAsked {

            /** Properties of a ReleaseAsked. */
            interface $Properties {

                /** ReleaseAsked manifestSha256 */
                manifestSha256?: (Uint8Array|null);

                /** ReleaseAsked limitMs */
                limitMs?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseAsked. */
            type $Shape = arqonbus.v1.ReleaseAsked.$Properties;
        }

        /**
         * Properties of a ReleaseGiven.
         * @deprecated Use arqonbus.v1.ReleaseGiven.$Properties instead.
         */
        interface IReleaseGiven extends arqonbus.v1.ReleaseGiven.$Properties {
        }

        /** Represents a ReleaseGiven. */
        class ReleaseGiven {

            /**
             * Constructs a new ReleaseGiven.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.ReleaseGiven.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseGiven verdict. */
            verdict: string;

            /** ReleaseGiven reason. */
            reason: string;

            /** ReleaseGiven manifestSha256. */
            manifestSha256: Uint8Array;

            /** ReleaseGiven attended. */
            attended: boolean;

            /** ReleaseGiven person. */
            person: string;

            /** ReleaseGiven signature. */
            signature: Uint8Array;

            /**
             * Creates a new ReleaseGiven instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReleaseGiven instance
             */
            static create(properties: arqonbus.v1.ReleaseGiven.$Shape): arqonbus.v1.ReleaseGiven & arqonbus.v1.ReleaseGiven.$Shape;
            static create(properties?: arqonbus.v1.ReleaseGiven.$Properties): arqonbus.v1.ReleaseGiven;

            /**
             * Encodes the specified ReleaseGiven message. Does not implicitly {@link arqonbus.v1.ReleaseGiven.verify|verify} messages.
             * @param message ReleaseGiven message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.ReleaseGiven.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseGiven message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.ReleaseGiven & arqonbus.v1.ReleaseGiven.$Shape} ReleaseGiven
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.ReleaseGiven & arqonbus.v1.ReleaseGiven.$Shape;

            /**
             * Creates a ReleaseGiven message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReleaseGiven
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.ReleaseGiven;

            /**
             * Creates a plain object from a ReleaseGiven message. Also converts values to other types if specified.
             * @param message ReleaseGiven
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.ReleaseGiven, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReleaseGiven to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReleaseGiven
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReleaseGiven {

            /** Properties of a ReleaseGiven. */
            interface $Properties {

                /** ReleaseGiven verdict */
                verdict?: (string|null);

                /** ReleaseGiven reason */
                reason?: (string|null);

                /** ReleaseGiven manifestSha256 */
                manifestSha256?: (Uint8Array|null);

                /** ReleaseGiven attended */
                attended?: (boolean|null);

                /** ReleaseGiven person */
                person?: (string|null);

                /** ReleaseGiven signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseGiven. */
            type $Shape = arqonbus.v1.ReleaseGiven.$Properties;
        }

        /**
         * Properties of a Cosigned.
         * @deprecated Use arqonbus.v1.Cosigned.$Properties instead.
         */
        interface ICosigned extends arqonbus.v1.Cosigned.$Properties {
        }

        /** Represents a Cosigned. */
        class Cosigned {

            /**
             * Constructs a new Cosigned.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Cosigned.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Cosigned witness. */
            witness: string;

            /** Cosigned vkey. */
            vkey: string;

            /** Cosigned size. */
            size: (number|Long);

            /** Cosigned root. */
            root: Uint8Array;

            /** Cosigned time. */
            time: (number|Long);

            /** Cosigned signature. */
            signature: Uint8Array;

            /**
             * Creates a new Cosigned instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Cosigned instance
             */
            static create(properties: arqonbus.v1.Cosigned.$Shape): arqonbus.v1.Cosigned & arqonbus.v1.Cosigned.$Shape;
            static create(properties?: arqonbus.v1.Cosigned.$Properties): arqonbus.v1.Cosigned;

            /**
             * Encodes the specified Cosigned message. Does not implicitly {@link arqonbus.v1.Cosigned.verify|verify} messages.
             * @param message Cosigned message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Cosigned.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Cosigned message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Cosigned & arqonbus.v1.Cosigned.$Shape} Cosigned
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Cosigned & arqonbus.v1.Cosigned.$Shape;

            /**
             * Creates a Cosigned message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Cosigned
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Cosigned;

            /**
             * Creates a plain object from a Cosigned message. Also converts values to other types if specified.
             * @param message Cosigned
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Cosigned, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Cosigned to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Cosigned
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Cosigned {

            /** Properties of a Cosigned. */
            interface $Properties {

                /** Cosigned witness */
                witness?: (string|null);

                /** Cosigned vkey */
                vkey?: (string|null);

                /** Cosigned size */
                size?: (number|Long|null);

                /** Cosigned root */
                root?: (Uint8Array|null);

                /** Cosigned time */
                time?: (number|Long|null);

                /** Cosigned signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Cosigned. */
            type $Shape = arqonbus.v1.Cosigned.$Properties;
        }

        /**
         * Properties of a WitnessRefused.
         * @deprecated Use arqonbus.v1.WitnessRefused.$Properties instead.
         */
        interface IWitnessRefused extends arqonbus.v1.WitnessRefused.$Properties {
        }

        /** Represents a WitnessRefused. */
        class WitnessRefused {

            /**
             * Constructs a new WitnessRefused.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.WitnessRefused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WitnessRefused witness. */
            witness: string;

            /** WitnessRefused size. */
            size: (number|Long);

            /** WitnessRefused heldSize. */
            heldSize: (number|Long);

            /** WitnessRefused code. */
            code: string;

            /** WitnessRefused reason. */
            reason: string;

            /**
             * Creates a new WitnessRefused instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WitnessRefused instance
             */
            static create(properties: arqonbus.v1.WitnessRefused.$Shape): arqonbus.v1.WitnessRefused & arqonbus.v1.WitnessRefused.$Shape;
            static create(properties?: arqonbus.v1.WitnessRefused.$Properties): arqonbus.v1.WitnessRefused;

            /**
             * Encodes the specified WitnessRefused message. Does not implicitly {@link arqonbus.v1.WitnessRefused.verify|verify} messages.
             * @param message WitnessRefused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.WitnessRefused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WitnessRefused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.WitnessRefused & arqonbus.v1.WitnessRefused.$Shape} WitnessRefused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.WitnessRefused & arqonbus.v1.WitnessRefused.$Shape;

            /**
             * Creates a WitnessRefused message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WitnessRefused
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.WitnessRefused;

            /**
             * Creates a plain object from a WitnessRefused message. Also converts values to other types if specified.
             * @param message WitnessRefused
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.WitnessRefused, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WitnessRefused to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for WitnessRefused
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WitnessRefused {

            /** Properties of a WitnessRefused. */
            interface $Properties {

                /** WitnessRefused witness */
                witness?: (string|null);

                /** WitnessRefused size */
                size?: (number|Long|null);

                /** WitnessRefused heldSize */
                heldSize?: (number|Long|null);

                /** WitnessRefused code */
                code?: (string|null);

                /** WitnessRefused reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WitnessRefused. */
            type $Shape = arqonbus.v1.WitnessRefused.$Properties;
        }

        /**
         * Properties of a KeyRotated.
         * @deprecated Use arqonbus.v1.KeyRotated.$Properties instead.
         */
        interface IKeyRotated extends arqonbus.v1.KeyRotated.$Properties {
        }

        /** Represents a KeyRotated. */
        class KeyRotated {

            /**
             * Constructs a new KeyRotated.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.KeyRotated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KeyRotated vkey. */
            vkey: string;

            /** KeyRotated previous. */
            previous: string;

            /** KeyRotated person. */
            person: string;

            /** KeyRotated signature. */
            signature: Uint8Array;

            /**
             * Creates a new KeyRotated instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeyRotated instance
             */
            static create(properties: arqonbus.v1.KeyRotated.$Shape): arqonbus.v1.KeyRotated & arqonbus.v1.KeyRotated.$Shape;
            static create(properties?: arqonbus.v1.KeyRotated.$Properties): arqonbus.v1.KeyRotated;

            /**
             * Encodes the specified KeyRotated message. Does not implicitly {@link arqonbus.v1.KeyRotated.verify|verify} messages.
             * @param message KeyRotated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.KeyRotated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeyRotated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.KeyRotated & arqonbus.v1.KeyRotated.$Shape} KeyRotated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.KeyRotated & arqonbus.v1.KeyRotated.$Shape;

            /**
             * Creates a KeyRotated message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns KeyRotated
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.KeyRotated;

            /**
             * Creates a plain object from a KeyRotated message. Also converts values to other types if specified.
             * @param message KeyRotated
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.KeyRotated, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this KeyRotated to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for KeyRotated
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace KeyRotated {

            /** Properties of a KeyRotated. */
            interface $Properties {

                /** KeyRotated vkey */
                vkey?: (string|null);

                /** KeyRotated previous */
                previous?: (string|null);

                /** KeyRotated person */
                person?: (string|null);

                /** KeyRotated signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeyRotated. */
            type $Shape = arqonbus.v1.KeyRotated.$Properties;
        }

        /**
         * Properties of a RuleApplied.
         * @deprecated Use arqonbus.v1.RuleApplied.$Properties instead.
         */
        interface IRuleApplied extends arqonbus.v1.RuleApplied.$Properties {
        }

        /** Represents a RuleApplied. */
        class RuleApplied {

            /**
             * Constructs a new RuleApplied.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.RuleApplied.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuleApplied rule. */
            rule: string;

            /** RuleApplied check. */
            check: string;

            /** RuleApplied parameters. */
            parameters: string;

            /** RuleApplied looked. */
            looked: (number|Long);

            /** RuleApplied found. */
            found: (number|Long);

            /** RuleApplied action. */
            action: string;

            /**
             * Creates a new RuleApplied instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RuleApplied instance
             */
            static create(properties: arqonbus.v1.RuleApplied.$Shape): arqonbus.v1.RuleApplied & arqonbus.v1.RuleApplied.$Shape;
            static create(properties?: arqonbus.v1.RuleApplied.$Properties): arqonbus.v1.RuleApplied;

            /**
             * Encodes the specified RuleApplied message. Does not implicitly {@link arqonbus.v1.RuleApplied.verify|verify} messages.
             * @param message RuleApplied message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.RuleApplied.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuleApplied message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.RuleApplied & arqonbus.v1.RuleApplied.$Shape} RuleApplied
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.RuleApplied & arqonbus.v1.RuleApplied.$Shape;

            /**
             * Creates a RuleApplied message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RuleApplied
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.RuleApplied;

            /**
             * Creates a plain object from a RuleApplied message. Also converts values to other types if specified.
             * @param message RuleApplied
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.RuleApplied, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RuleApplied to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RuleApplied
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RuleApplied {

            /** Properties of a RuleApplied. */
            interface $Properties {

                /** RuleApplied rule */
                rule?: (string|null);

                /** RuleApplied check */
                check?: (string|null);

                /** RuleApplied parameters */
                parameters?: (string|null);

                /** RuleApplied looked */
                looked?: (number|Long|null);

                /** RuleApplied found */
                found?: (number|Long|null);

                /** RuleApplied action */
                action?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuleApplied. */
            type $Shape = arqonbus.v1.RuleApplied.$Properties;
        }

        /**
         * Properties of a Conservation.
         * @deprecated Use arqonbus.v1.Conservation.$Properties instead.
         */
        interface IConservation extends arqonbus.v1.Conservation.$Properties {
        }

        /** Represents a Conservation. */
        class Conservation {

            /**
             * Constructs a new Conservation.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.Conservation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Conservation handOver. */
            handOver: string;

            /** Conservation rowsIn. */
            rowsIn: (number|Long);

            /** Conservation rowsOut. */
            rowsOut: (number|Long);

            /** Conservation rowsAside. */
            rowsAside: (number|Long);

            /** Conservation ok. */
            ok: boolean;

            /** Conservation evidence. */
            evidence: string;

            /**
             * Creates a new Conservation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Conservation instance
             */
            static create(properties: arqonbus.v1.Conservation.$Shape): arqonbus.v1.Conservation & arqonbus.v1.Conservation.$Shape;
            static create(properties?: arqonbus.v1.Conservation.$Properties): arqonbus.v1.Conservation;

            /**
             * Encodes the specified Conservation message. Does not implicitly {@link arqonbus.v1.Conservation.verify|verify} messages.
             * @param message Conservation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.Conservation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Conservation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.Conservation & arqonbus.v1.Conservation.$Shape} Conservation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.Conservation & arqonbus.v1.Conservation.$Shape;

            /**
             * Creates a Conservation message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Conservation
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.Conservation;

            /**
             * Creates a plain object from a Conservation message. Also converts values to other types if specified.
             * @param message Conservation
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.Conservation, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Conservation to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Conservation
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Conservation {

            /** Properties of a Conservation. */
            interface $Properties {

                /** Conservation handOver */
                handOver?: (string|null);

                /** Conservation rowsIn */
                rowsIn?: (number|Long|null);

                /** Conservation rowsOut */
                rowsOut?: (number|Long|null);

                /** Conservation rowsAside */
                rowsAside?: (number|Long|null);

                /** Conservation ok */
                ok?: (boolean|null);

                /** Conservation evidence */
                evidence?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Conservation. */
            type $Shape = arqonbus.v1.Conservation.$Properties;
        }

        /**
         * Properties of a MapDeclared.
         * @deprecated Use arqonbus.v1.MapDeclared.$Properties instead.
         */
        interface IMapDeclared extends arqonbus.v1.MapDeclared.$Properties {
        }

        /** Represents a MapDeclared. */
        class MapDeclared {

            /**
             * Constructs a new MapDeclared.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.MapDeclared.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MapDeclared sha256. */
            sha256: Uint8Array;

            /** MapDeclared regions. */
            regions: number[];

            /** MapDeclared map. */
            map: string;

            /**
             * Creates a new MapDeclared instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MapDeclared instance
             */
            static create(properties: arqonbus.v1.MapDeclared.$Shape): arqonbus.v1.MapDeclared & arqonbus.v1.MapDeclared.$Shape;
            static create(properties?: arqonbus.v1.MapDeclared.$Properties): arqonbus.v1.MapDeclared;

            /**
             * Encodes the specified MapDeclared message. Does not implicitly {@link arqonbus.v1.MapDeclared.verify|verify} messages.
             * @param message MapDeclared message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.MapDeclared.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MapDeclared message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.MapDeclared & arqonbus.v1.MapDeclared.$Shape} MapDeclared
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.MapDeclared & arqonbus.v1.MapDeclared.$Shape;

            /**
             * Creates a MapDeclared message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MapDeclared
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.MapDeclared;

            /**
             * Creates a plain object from a MapDeclared message. Also converts values to other types if specified.
             * @param message MapDeclared
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.MapDeclared, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MapDeclared to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for MapDeclared
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace MapDeclared {

            /** Properties of a MapDeclared. */
            interface $Properties {

                /** MapDeclared sha256 */
                sha256?: (Uint8Array|null);

                /** MapDeclared regions */
                regions?: (number[]|null);

                /** MapDeclared map */
                map?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MapDeclared. */
            type $Shape = arqonbus.v1.MapDeclared.$Properties;
        }

        /**
         * Properties of a RegionLeased.
         * @deprecated Use arqonbus.v1.RegionLeased.$Properties instead.
         */
        interface IRegionLeased extends arqonbus.v1.RegionLeased.$Properties {
        }

        /** Represents a RegionLeased. */
        class RegionLeased {

            /**
             * Constructs a new RegionLeased.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.RegionLeased.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegionLeased lease. */
            lease: string;

            /** RegionLeased identity. */
            identity: string;

            /** RegionLeased kind. */
            kind: string;

            /** RegionLeased region. */
            region: number;

            /** RegionLeased rights. */
            rights: string;

            /** RegionLeased bytes. */
            bytes: (number|Long);

            /** RegionLeased run. */
            run: string;

            /**
             * Creates a new RegionLeased instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RegionLeased instance
             */
            static create(properties: arqonbus.v1.RegionLeased.$Shape): arqonbus.v1.RegionLeased & arqonbus.v1.RegionLeased.$Shape;
            static create(properties?: arqonbus.v1.RegionLeased.$Properties): arqonbus.v1.RegionLeased;

            /**
             * Encodes the specified RegionLeased message. Does not implicitly {@link arqonbus.v1.RegionLeased.verify|verify} messages.
             * @param message RegionLeased message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.RegionLeased.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegionLeased message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.RegionLeased & arqonbus.v1.RegionLeased.$Shape} RegionLeased
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.RegionLeased & arqonbus.v1.RegionLeased.$Shape;

            /**
             * Creates a RegionLeased message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegionLeased
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.RegionLeased;

            /**
             * Creates a plain object from a RegionLeased message. Also converts values to other types if specified.
             * @param message RegionLeased
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.RegionLeased, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegionLeased to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RegionLeased
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RegionLeased {

            /** Properties of a RegionLeased. */
            interface $Properties {

                /** RegionLeased lease */
                lease?: (string|null);

                /** RegionLeased identity */
                identity?: (string|null);

                /** RegionLeased kind */
                kind?: (string|null);

                /** RegionLeased region */
                region?: (number|null);

                /** RegionLeased rights */
                rights?: (string|null);

                /** RegionLeased bytes */
                bytes?: (number|Long|null);

                /** RegionLeased run */
                run?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegionLeased. */
            type $Shape = arqonbus.v1.RegionLeased.$Properties;
        }

        /**
         * Properties of a LeaseEnded.
         * @deprecated Use arqonbus.v1.LeaseEnded.$Properties instead.
         */
        interface ILeaseEnded extends arqonbus.v1.LeaseEnded.$Properties {
        }

        /** Represents a LeaseEnded. */
        class LeaseEnded {

            /**
             * Constructs a new LeaseEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.LeaseEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaseEnded lease. */
            lease: string;

            /** LeaseEnded reason. */
            reason: string;

            /**
             * Creates a new LeaseEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeaseEnded instance
             */
            static create(properties: arqonbus.v1.LeaseEnded.$Shape): arqonbus.v1.LeaseEnded & arqonbus.v1.LeaseEnded.$Shape;
            static create(properties?: arqonbus.v1.LeaseEnded.$Properties): arqonbus.v1.LeaseEnded;

            /**
             * Encodes the specified LeaseEnded message. Does not implicitly {@link arqonbus.v1.LeaseEnded.verify|verify} messages.
             * @param message LeaseEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.LeaseEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaseEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.LeaseEnded & arqonbus.v1.LeaseEnded.$Shape} LeaseEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.LeaseEnded & arqonbus.v1.LeaseEnded.$Shape;

            /**
             * Creates a LeaseEnded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LeaseEnded
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.LeaseEnded;

            /**
             * Creates a plain object from a LeaseEnded message. Also converts values to other types if specified.
             * @param message LeaseEnded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.LeaseEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LeaseEnded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for LeaseEnded
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LeaseEnded {

            /** Properties of a LeaseEnded. */
            interface $Properties {

                /** LeaseEnded lease */
                lease?: (string|null);

                /** LeaseEnded reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaseEnded. */
            type $Shape = arqonbus.v1.LeaseEnded.$Properties;
        }

        /**
         * Properties of an AccessSettled.
         * @deprecated Use arqonbus.v1.AccessSettled.$Properties instead.
         */
        interface IAccessSettled extends arqonbus.v1.AccessSettled.$Properties {
        }

        /** Represents an AccessSettled. */
        class AccessSettled {

            /**
             * Constructs a new AccessSettled.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.AccessSettled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AccessSettled leases. */
            leases: arqonbus.v1.LeaseAccesses.$Properties[];

            /**
             * Creates a new AccessSettled instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AccessSettled instance
             */
            static create(properties: arqonbus.v1.AccessSettled.$Shape): arqonbus.v1.AccessSettled & arqonbus.v1.AccessSettled.$Shape;
            static create(properties?: arqonbus.v1.AccessSettled.$Properties): arqonbus.v1.AccessSettled;

            /**
             * Encodes the specified AccessSettled message. Does not implicitly {@link arqonbus.v1.AccessSettled.verify|verify} messages.
             * @param message AccessSettled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.AccessSettled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AccessSettled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.AccessSettled & arqonbus.v1.AccessSettled.$Shape} AccessSettled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.AccessSettled & arqonbus.v1.AccessSettled.$Shape;

            /**
             * Creates an AccessSettled message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AccessSettled
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.AccessSettled;

            /**
             * Creates a plain object from an AccessSettled message. Also converts values to other types if specified.
             * @param message AccessSettled
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.AccessSettled, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AccessSettled to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for AccessSettled
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AccessSettled {

            /** Properties of an AccessSettled. */
            interface $Properties {

                /** AccessSettled leases */
                leases?: (arqonbus.v1.LeaseAccesses.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AccessSettled. */
            type $Shape = arqonbus.v1.AccessSettled.$Properties;
        }

        /**
         * Properties of a LeaseAccesses.
         * @deprecated Use arqonbus.v1.LeaseAccesses.$Properties instead.
         */
        interface ILeaseAccesses extends arqonbus.v1.LeaseAccesses.$Properties {
        }

        /** Represents a LeaseAccesses. */
        class LeaseAccesses {

            /**
             * Constructs a new LeaseAccesses.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.LeaseAccesses.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaseAccesses lease. */
            lease: string;

            /** LeaseAccesses region. */
            region: number;

            /** LeaseAccesses reads. */
            reads: (number|Long);

            /** LeaseAccesses writes. */
            writes: (number|Long);

            /** LeaseAccesses executes. */
            executes: (number|Long);

            /** LeaseAccesses bytesRead. */
            bytesRead: (number|Long);

            /** LeaseAccesses bytesWritten. */
            bytesWritten: (number|Long);

            /**
             * Creates a new LeaseAccesses instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeaseAccesses instance
             */
            static create(properties: arqonbus.v1.LeaseAccesses.$Shape): arqonbus.v1.LeaseAccesses & arqonbus.v1.LeaseAccesses.$Shape;
            static create(properties?: arqonbus.v1.LeaseAccesses.$Properties): arqonbus.v1.LeaseAccesses;

            /**
             * Encodes the specified LeaseAccesses message. Does not implicitly {@link arqonbus.v1.LeaseAccesses.verify|verify} messages.
             * @param message LeaseAccesses message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.LeaseAccesses.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaseAccesses message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.LeaseAccesses & arqonbus.v1.LeaseAccesses.$Shape} LeaseAccesses
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.LeaseAccesses & arqonbus.v1.LeaseAccesses.$Shape;

            /**
             * Creates a LeaseAccesses message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LeaseAccesses
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.LeaseAccesses;

            /**
             * Creates a plain object from a LeaseAccesses message. Also converts values to other types if specified.
             * @param message LeaseAccesses
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.LeaseAccesses, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LeaseAccesses to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for LeaseAccesses
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LeaseAccesses {

            /** Properties of a LeaseAccesses. */
            interface $Properties {

                /** LeaseAccesses lease */
                lease?: (string|null);

                /** LeaseAccesses region */
                region?: (number|null);

                /** LeaseAccesses reads */
                reads?: (number|Long|null);

                /** LeaseAccesses writes */
                writes?: (number|Long|null);

                /** LeaseAccesses executes */
                executes?: (number|Long|null);

                /** LeaseAccesses bytesRead */
                bytesRead?: (number|Long|null);

                /** LeaseAccesses bytesWritten */
                bytesWritten?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaseAccesses. */
            type $Shape = arqonbus.v1.LeaseAccesses.$Properties;
        }

        /**
         * Properties of an AccessRefused.
         * @deprecated Use arqonbus.v1.AccessRefused.$Properties instead.
         */
        interface IAccessRefused extends arqonbus.v1.AccessRefused.$Properties {
        }

        /** Represents an AccessRefused. */
        class AccessRefused {

            /**
             * Constructs a new AccessRefused.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.AccessRefused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AccessRefused identity. */
            identity: string;

            /** AccessRefused code. */
            code: string;

            /** AccessRefused address. */
            address: string;

            /** AccessRefused right. */
            right: string;

            /** AccessRefused bytes. */
            bytes: (number|Long);

            /** AccessRefused count. */
            count: (number|Long);

            /** AccessRefused run. */
            run: string;

            /**
             * Creates a new AccessRefused instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AccessRefused instance
             */
            static create(properties: arqonbus.v1.AccessRefused.$Shape): arqonbus.v1.AccessRefused & arqonbus.v1.AccessRefused.$Shape;
            static create(properties?: arqonbus.v1.AccessRefused.$Properties): arqonbus.v1.AccessRefused;

            /**
             * Encodes the specified AccessRefused message. Does not implicitly {@link arqonbus.v1.AccessRefused.verify|verify} messages.
             * @param message AccessRefused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.AccessRefused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AccessRefused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.AccessRefused & arqonbus.v1.AccessRefused.$Shape} AccessRefused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.AccessRefused & arqonbus.v1.AccessRefused.$Shape;

            /**
             * Creates an AccessRefused message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AccessRefused
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.AccessRefused;

            /**
             * Creates a plain object from an AccessRefused message. Also converts values to other types if specified.
             * @param message AccessRefused
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.AccessRefused, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AccessRefused to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for AccessRefused
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AccessRefused {

            /** Properties of an AccessRefused. */
            interface $Properties {

                /** AccessRefused identity */
                identity?: (string|null);

                /** AccessRefused code */
                code?: (string|null);

                /** AccessRefused address */
                address?: (string|null);

                /** AccessRefused right */
                right?: (string|null);

                /** AccessRefused bytes */
                bytes?: (number|Long|null);

                /** AccessRefused count */
                count?: (number|Long|null);

                /** AccessRefused run */
                run?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AccessRefused. */
            type $Shape = arqonbus.v1.AccessRefused.$Properties;
        }

        /**
         * Properties of a CircuitApplied.
         * @deprecated Use arqonbus.v1.CircuitApplied.$Properties instead.
         */
        interface ICircuitApplied extends arqonbus.v1.CircuitApplied.$Properties {
        }

        /** Represents a CircuitApplied. */
        class CircuitApplied {

            /**
             * Constructs a new CircuitApplied.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitApplied.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitApplied name. */
            name: string;

            /** CircuitApplied version. */
            version: number;

            /** CircuitApplied namespace. */
            namespace: string;

            /** CircuitApplied circuitSha256. */
            circuitSha256: Uint8Array;

            /** CircuitApplied expandedSha256. */
            expandedSha256: Uint8Array;

            /** CircuitApplied binding. */
            binding: string;

            /** CircuitApplied bindingSha256. */
            bindingSha256: Uint8Array;

            /** CircuitApplied files. */
            files: arqonbus.v1.CircuitFile.$Properties[];

            /** CircuitApplied serves. */
            serves: arqonbus.v1.CircuitServed.$Properties[];

            /** CircuitApplied publish. */
            publish: string[];

            /** CircuitApplied subscribe. */
            subscribe: string[];

            /** CircuitApplied execute. */
            execute: string[];

            /** CircuitApplied limits. */
            limits: string;

            /** CircuitApplied planSha256. */
            planSha256: Uint8Array;

            /** CircuitApplied nodes. */
            nodes: number;

            /** CircuitApplied edges. */
            edges: number;

            /**
             * Creates a new CircuitApplied instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitApplied instance
             */
            static create(properties: arqonbus.v1.CircuitApplied.$Shape): arqonbus.v1.CircuitApplied & arqonbus.v1.CircuitApplied.$Shape;
            static create(properties?: arqonbus.v1.CircuitApplied.$Properties): arqonbus.v1.CircuitApplied;

            /**
             * Encodes the specified CircuitApplied message. Does not implicitly {@link arqonbus.v1.CircuitApplied.verify|verify} messages.
             * @param message CircuitApplied message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitApplied.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitApplied message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitApplied & arqonbus.v1.CircuitApplied.$Shape} CircuitApplied
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitApplied & arqonbus.v1.CircuitApplied.$Shape;

            /**
             * Creates a CircuitApplied message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitApplied
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitApplied;

            /**
             * Creates a plain object from a CircuitApplied message. Also converts values to other types if specified.
             * @param message CircuitApplied
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitApplied, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitApplied to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitApplied
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitApplied {

            /** Properties of a CircuitApplied. */
            interface $Properties {

                /** CircuitApplied name */
                name?: (string|null);

                /** CircuitApplied version */
                version?: (number|null);

                /** CircuitApplied namespace */
                namespace?: (string|null);

                /** CircuitApplied circuitSha256 */
                circuitSha256?: (Uint8Array|null);

                /** CircuitApplied expandedSha256 */
                expandedSha256?: (Uint8Array|null);

                /** CircuitApplied binding */
                binding?: (string|null);

                /** CircuitApplied bindingSha256 */
                bindingSha256?: (Uint8Array|null);

                /** CircuitApplied files */
                files?: (arqonbus.v1.CircuitFile.$Properties[]|null);

                /** CircuitApplied serves */
                serves?: (arqonbus.v1.CircuitServed.$Properties[]|null);

                /** CircuitApplied publish */
                publish?: (string[]|null);

                /** CircuitApplied subscribe */
                subscribe?: (string[]|null);

                /** CircuitApplied execute */
                execute?: (string[]|null);

                /** CircuitApplied limits */
                limits?: (string|null);

                /** CircuitApplied planSha256 */
                planSha256?: (Uint8Array|null);

                /** CircuitApplied nodes */
                nodes?: (number|null);

                /** CircuitApplied edges */
                edges?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitApplied. */
            type $Shape = arqonbus.v1.CircuitApplied.$Properties;
        }

        /**
         * Properties of a CircuitFile.
         * @deprecated Use arqonbus.v1.CircuitFile.$Properties instead.
         */
        interface ICircuitFile extends arqonbus.v1.CircuitFile.$Properties {
        }

        /** Represents a CircuitFile. */
        class CircuitFile {

            /**
             * Constructs a new CircuitFile.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitFile.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitFile path. */
            path: string;

            /** CircuitFile sha256. */
            sha256: Uint8Array;

            /** CircuitFile bytes. */
            bytes: (number|Long);

            /**
             * Creates a new CircuitFile instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitFile instance
             */
            static create(properties: arqonbus.v1.CircuitFile.$Shape): arqonbus.v1.CircuitFile & arqonbus.v1.CircuitFile.$Shape;
            static create(properties?: arqonbus.v1.CircuitFile.$Properties): arqonbus.v1.CircuitFile;

            /**
             * Encodes the specified CircuitFile message. Does not implicitly {@link arqonbus.v1.CircuitFile.verify|verify} messages.
             * @param message CircuitFile message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitFile message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitFile & arqonbus.v1.CircuitFile.$Shape} CircuitFile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitFile & arqonbus.v1.CircuitFile.$Shape;

            /**
             * Creates a CircuitFile message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitFile
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitFile;

            /**
             * Creates a plain object from a CircuitFile message. Also converts values to other types if specified.
             * @param message CircuitFile
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitFile, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitFile to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitFile
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitFile {

            /** Properties of a CircuitFile. */
            interface $Properties {

                /** CircuitFile path */
                path?: (string|null);

                /** CircuitFile sha256 */
                sha256?: (Uint8Array|null);

                /** CircuitFile bytes */
                bytes?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitFile. */
            type $Shape = arqonbus.v1.CircuitFile.$Properties;
        }

        /**
         * Properties of a CircuitServed.
         * @deprecated Use arqonbus.v1.CircuitServed.$Properties instead.
         */
        interface ICircuitServed extends arqonbus.v1.CircuitServed.$Properties {
        }

        /** Represents a CircuitServed. */
        class CircuitServed {

            /**
             * Constructs a new CircuitServed.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitServed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitServed node. */
            node: string;

            /** CircuitServed topic. */
            topic: string;

            /** CircuitServed operator. */
            operator: string;

            /** CircuitServed simulated. */
            simulated: boolean;

            /**
             * Creates a new CircuitServed instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitServed instance
             */
            static create(properties: arqonbus.v1.CircuitServed.$Shape): arqonbus.v1.CircuitServed & arqonbus.v1.CircuitServed.$Shape;
            static create(properties?: arqonbus.v1.CircuitServed.$Properties): arqonbus.v1.CircuitServed;

            /**
             * Encodes the specified CircuitServed message. Does not implicitly {@link arqonbus.v1.CircuitServed.verify|verify} messages.
             * @param message CircuitServed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitServed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitServed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitServed & arqonbus.v1.CircuitServed.$Shape} CircuitServed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitServed & arqonbus.v1.CircuitServed.$Shape;

            /**
             * Creates a CircuitServed message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitServed
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitServed;

            /**
             * Creates a plain object from a CircuitServed message. Also converts values to other types if specified.
             * @param message CircuitServed
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitServed, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitServed to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitServed
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitServed {

            /** Properties of a CircuitServed. */
            interface $Properties {

                /** CircuitServed node */
                node?: (string|null);

                /** CircuitServed topic */
                topic?: (string|null);

                /** CircuitServed operator */
                operator?: (string|null);

                /** CircuitServed simulated */
                simulated?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitServed. */
            type $Shape = arqonbus.v1.CircuitServed.$Properties;
        }

        /**
         * Properties of a CircuitRolledBack.
         * @deprecated Use arqonbus.v1.CircuitRolledBack.$Properties instead.
         */
        interface ICircuitRolledBack extends arqonbus.v1.CircuitRolledBack.$Properties {
        }

        /** Represents a CircuitRolledBack. */
        class CircuitRolledBack {

            /**
             * Constructs a new CircuitRolledBack.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitRolledBack.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitRolledBack name. */
            name: string;

            /** CircuitRolledBack from. */
            from: number;

            /** CircuitRolledBack to. */
            to: number;

            /** CircuitRolledBack circuitSha256. */
            circuitSha256: Uint8Array;

            /** CircuitRolledBack bindingSha256. */
            bindingSha256: Uint8Array;

            /**
             * Creates a new CircuitRolledBack instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitRolledBack instance
             */
            static create(properties: arqonbus.v1.CircuitRolledBack.$Shape): arqonbus.v1.CircuitRolledBack & arqonbus.v1.CircuitRolledBack.$Shape;
            static create(properties?: arqonbus.v1.CircuitRolledBack.$Properties): arqonbus.v1.CircuitRolledBack;

            /**
             * Encodes the specified CircuitRolledBack message. Does not implicitly {@link arqonbus.v1.CircuitRolledBack.verify|verify} messages.
             * @param message CircuitRolledBack message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitRolledBack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitRolledBack message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitRolledBack & arqonbus.v1.CircuitRolledBack.$Shape} CircuitRolledBack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitRolledBack & arqonbus.v1.CircuitRolledBack.$Shape;

            /**
             * Creates a CircuitRolledBack message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitRolledBack
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitRolledBack;

            /**
             * Creates a plain object from a CircuitRolledBack message. Also converts values to other types if specified.
             * @param message CircuitRolledBack
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitRolledBack, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitRolledBack to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitRolledBack
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitRolledBack {

            /** Properties of a CircuitRolledBack. */
            interface $Properties {

                /** CircuitRolledBack name */
                name?: (string|null);

                /** CircuitRolledBack from */
                from?: (number|null);

                /** CircuitRolledBack to */
                to?: (number|null);

                /** CircuitRolledBack circuitSha256 */
                circuitSha256?: (Uint8Array|null);

                /** CircuitRolledBack bindingSha256 */
                bindingSha256?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitRolledBack. */
            type $Shape = arqonbus.v1.CircuitRolledBack.$Properties;
        }

        /**
         * Properties of a CircuitDrained.
         * @deprecated Use arqonbus.v1.CircuitDrained.$Properties instead.
         */
        interface ICircuitDrained extends arqonbus.v1.CircuitDrained.$Properties {
        }

        /** Represents a CircuitDrained. */
        class CircuitDrained {

            /**
             * Constructs a new CircuitDrained.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitDrained.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitDrained name. */
            name: string;

            /** CircuitDrained version. */
            version: number;

            /** CircuitDrained state. */
            state: string;

            /** CircuitDrained unfinished. */
            unfinished: (number|Long);

            /** CircuitDrained reason. */
            reason: string;

            /**
             * Creates a new CircuitDrained instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitDrained instance
             */
            static create(properties: arqonbus.v1.CircuitDrained.$Shape): arqonbus.v1.CircuitDrained & arqonbus.v1.CircuitDrained.$Shape;
            static create(properties?: arqonbus.v1.CircuitDrained.$Properties): arqonbus.v1.CircuitDrained;

            /**
             * Encodes the specified CircuitDrained message. Does not implicitly {@link arqonbus.v1.CircuitDrained.verify|verify} messages.
             * @param message CircuitDrained message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitDrained.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitDrained message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitDrained & arqonbus.v1.CircuitDrained.$Shape} CircuitDrained
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitDrained & arqonbus.v1.CircuitDrained.$Shape;

            /**
             * Creates a CircuitDrained message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitDrained
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitDrained;

            /**
             * Creates a plain object from a CircuitDrained message. Also converts values to other types if specified.
             * @param message CircuitDrained
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitDrained, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitDrained to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitDrained
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitDrained {

            /** Properties of a CircuitDrained. */
            interface $Properties {

                /** CircuitDrained name */
                name?: (string|null);

                /** CircuitDrained version */
                version?: (number|null);

                /** CircuitDrained state */
                state?: (string|null);

                /** CircuitDrained unfinished */
                unfinished?: (number|Long|null);

                /** CircuitDrained reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitDrained. */
            type $Shape = arqonbus.v1.CircuitDrained.$Properties;
        }

        /**
         * Properties of a CircuitPath.
         * @deprecated Use arqonbus.v1.CircuitPath.$Properties instead.
         */
        interface ICircuitPath extends arqonbus.v1.CircuitPath.$Properties {
        }

        /** Represents a CircuitPath. */
        class CircuitPath {

            /**
             * Constructs a new CircuitPath.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitPath.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitPath circuit. */
            circuit: string;

            /** CircuitPath version. */
            version: number;

            /** CircuitPath namespace. */
            namespace: string;

            /** CircuitPath trace. */
            trace: Uint8Array;

            /** CircuitPath correlation. */
            correlation: string;

            /** CircuitPath sourceTopic. */
            sourceTopic: string;

            /** CircuitPath sourcePos. */
            sourcePos: (number|Long);

            /** CircuitPath steps. */
            steps: arqonbus.v1.CircuitStep.$Properties[];

            /** CircuitPath stepsLeftOut. */
            stepsLeftOut: number;

            /** CircuitPath outcome. */
            outcome: string;

            /** CircuitPath cause. */
            cause: string;

            /** CircuitPath outputTopic. */
            outputTopic: string;

            /** CircuitPath outputId. */
            outputId: string;

            /** CircuitPath durationMs. */
            durationMs: (number|Long);

            /**
             * Creates a new CircuitPath instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitPath instance
             */
            static create(properties: arqonbus.v1.CircuitPath.$Shape): arqonbus.v1.CircuitPath & arqonbus.v1.CircuitPath.$Shape;
            static create(properties?: arqonbus.v1.CircuitPath.$Properties): arqonbus.v1.CircuitPath;

            /**
             * Encodes the specified CircuitPath message. Does not implicitly {@link arqonbus.v1.CircuitPath.verify|verify} messages.
             * @param message CircuitPath message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitPath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitPath message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitPath & arqonbus.v1.CircuitPath.$Shape} CircuitPath
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitPath & arqonbus.v1.CircuitPath.$Shape;

            /**
             * Creates a CircuitPath message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitPath
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitPath;

            /**
             * Creates a plain object from a CircuitPath message. Also converts values to other types if specified.
             * @param message CircuitPath
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitPath, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitPath to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitPath
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitPath {

            /** Properties of a CircuitPath. */
            interface $Properties {

                /** CircuitPath circuit */
                circuit?: (string|null);

                /** CircuitPath version */
                version?: (number|null);

                /** CircuitPath namespace */
                namespace?: (string|null);

                /** CircuitPath trace */
                trace?: (Uint8Array|null);

                /** CircuitPath correlation */
                correlation?: (string|null);

                /** CircuitPath sourceTopic */
                sourceTopic?: (string|null);

                /** CircuitPath sourcePos */
                sourcePos?: (number|Long|null);

                /** CircuitPath steps */
                steps?: (arqonbus.v1.CircuitStep.$Properties[]|null);

                /** CircuitPath stepsLeftOut */
                stepsLeftOut?: (number|null);

                /** CircuitPath outcome */
                outcome?: (string|null);

                /** CircuitPath cause */
                cause?: (string|null);

                /** CircuitPath outputTopic */
                outputTopic?: (string|null);

                /** CircuitPath outputId */
                outputId?: (string|null);

                /** CircuitPath durationMs */
                durationMs?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitPath. */
            type $Shape = arqonbus.v1.CircuitPath.$Properties;
        }

        /**
         * Properties of a CircuitStep.
         * @deprecated Use arqonbus.v1.CircuitStep.$Properties instead.
         */
        interface ICircuitStep extends arqonbus.v1.CircuitStep.$Properties {
        }

        /** Represents a CircuitStep. */
        class CircuitStep {

            /**
             * Constructs a new CircuitStep.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitStep.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitStep node. */
            node: string;

            /** CircuitStep operator. */
            operator: string;

            /** CircuitStep simulated. */
            simulated: boolean;

            /** CircuitStep jobId. */
            jobId: Uint8Array;

            /** CircuitStep error. */
            error: string;

            /**
             * Creates a new CircuitStep instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitStep instance
             */
            static create(properties: arqonbus.v1.CircuitStep.$Shape): arqonbus.v1.CircuitStep & arqonbus.v1.CircuitStep.$Shape;
            static create(properties?: arqonbus.v1.CircuitStep.$Properties): arqonbus.v1.CircuitStep;

            /**
             * Encodes the specified CircuitStep message. Does not implicitly {@link arqonbus.v1.CircuitStep.verify|verify} messages.
             * @param message CircuitStep message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitStep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitStep message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitStep & arqonbus.v1.CircuitStep.$Shape} CircuitStep
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitStep & arqonbus.v1.CircuitStep.$Shape;

            /**
             * Creates a CircuitStep message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitStep
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitStep;

            /**
             * Creates a plain object from a CircuitStep message. Also converts values to other types if specified.
             * @param message CircuitStep
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitStep, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitStep to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitStep
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitStep {

            /** Properties of a CircuitStep. */
            interface $Properties {

                /** CircuitStep node */
                node?: (string|null);

                /** CircuitStep operator */
                operator?: (string|null);

                /** CircuitStep simulated */
                simulated?: (boolean|null);

                /** CircuitStep jobId */
                jobId?: (Uint8Array|null);

                /** CircuitStep error */
                error?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitStep. */
            type $Shape = arqonbus.v1.CircuitStep.$Properties;
        }

        /**
         * Properties of a CircuitSettled.
         * @deprecated Use arqonbus.v1.CircuitSettled.$Properties instead.
         */
        interface ICircuitSettled extends arqonbus.v1.CircuitSettled.$Properties {
        }

        /** Represents a CircuitSettled. */
        class CircuitSettled {

            /**
             * Constructs a new CircuitSettled.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitSettled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitSettled circuit. */
            circuit: string;

            /** CircuitSettled version. */
            version: number;

            /** CircuitSettled namespace. */
            namespace: string;

            /** CircuitSettled counts. */
            counts: arqonbus.v1.CircuitCount.$Properties[];

            /** CircuitSettled lost. */
            lost: (number|Long);

            /**
             * Creates a new CircuitSettled instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitSettled instance
             */
            static create(properties: arqonbus.v1.CircuitSettled.$Shape): arqonbus.v1.CircuitSettled & arqonbus.v1.CircuitSettled.$Shape;
            static create(properties?: arqonbus.v1.CircuitSettled.$Properties): arqonbus.v1.CircuitSettled;

            /**
             * Encodes the specified CircuitSettled message. Does not implicitly {@link arqonbus.v1.CircuitSettled.verify|verify} messages.
             * @param message CircuitSettled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitSettled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitSettled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitSettled & arqonbus.v1.CircuitSettled.$Shape} CircuitSettled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitSettled & arqonbus.v1.CircuitSettled.$Shape;

            /**
             * Creates a CircuitSettled message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitSettled
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitSettled;

            /**
             * Creates a plain object from a CircuitSettled message. Also converts values to other types if specified.
             * @param message CircuitSettled
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitSettled, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitSettled to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitSettled
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitSettled {

            /** Properties of a CircuitSettled. */
            interface $Properties {

                /** CircuitSettled circuit */
                circuit?: (string|null);

                /** CircuitSettled version */
                version?: (number|null);

                /** CircuitSettled namespace */
                namespace?: (string|null);

                /** CircuitSettled counts */
                counts?: (arqonbus.v1.CircuitCount.$Properties[]|null);

                /** CircuitSettled lost */
                lost?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitSettled. */
            type $Shape = arqonbus.v1.CircuitSettled.$Properties;
        }

        /**
         * Properties of a CircuitCount.
         * @deprecated Use arqonbus.v1.CircuitCount.$Properties instead.
         */
        interface ICircuitCount extends arqonbus.v1.CircuitCount.$Properties {
        }

        /** Represents a CircuitCount. */
        class CircuitCount {

            /**
             * Constructs a new CircuitCount.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.CircuitCount.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CircuitCount node. */
            node: string;

            /** CircuitCount what. */
            what: string;

            /** CircuitCount messages. */
            messages: (number|Long);

            /**
             * Creates a new CircuitCount instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CircuitCount instance
             */
            static create(properties: arqonbus.v1.CircuitCount.$Shape): arqonbus.v1.CircuitCount & arqonbus.v1.CircuitCount.$Shape;
            static create(properties?: arqonbus.v1.CircuitCount.$Properties): arqonbus.v1.CircuitCount;

            /**
             * Encodes the specified CircuitCount message. Does not implicitly {@link arqonbus.v1.CircuitCount.verify|verify} messages.
             * @param message CircuitCount message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.CircuitCount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CircuitCount message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.CircuitCount & arqonbus.v1.CircuitCount.$Shape} CircuitCount
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.CircuitCount & arqonbus.v1.CircuitCount.$Shape;

            /**
             * Creates a CircuitCount message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CircuitCount
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.CircuitCount;

            /**
             * Creates a plain object from a CircuitCount message. Also converts values to other types if specified.
             * @param message CircuitCount
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.CircuitCount, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CircuitCount to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CircuitCount
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CircuitCount {

            /** Properties of a CircuitCount. */
            interface $Properties {

                /** CircuitCount node */
                node?: (string|null);

                /** CircuitCount what */
                what?: (string|null);

                /** CircuitCount messages */
                messages?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CircuitCount. */
            type $Shape = arqonbus.v1.CircuitCount.$Properties;
        }

        /**
         * Properties of a TopologyVerified.
         * @deprecated Use arqonbus.v1.TopologyVerified.$Properties instead.
         */
        interface ITopologyVerified extends arqonbus.v1.TopologyVerified.$Properties {
        }

        /** Represents a TopologyVerified. */
        class TopologyVerified {

            /**
             * Constructs a new TopologyVerified.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.TopologyVerified.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TopologyVerified from. */
            from: (number|Long);

            /** TopologyVerified to. */
            to: (number|Long);

            /** TopologyVerified claims. */
            claims: arqonbus.v1.TopologyClaim.$Properties[];

            /** TopologyVerified vantage. */
            vantage: string;

            /**
             * Creates a new TopologyVerified instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TopologyVerified instance
             */
            static create(properties: arqonbus.v1.TopologyVerified.$Shape): arqonbus.v1.TopologyVerified & arqonbus.v1.TopologyVerified.$Shape;
            static create(properties?: arqonbus.v1.TopologyVerified.$Properties): arqonbus.v1.TopologyVerified;

            /**
             * Encodes the specified TopologyVerified message. Does not implicitly {@link arqonbus.v1.TopologyVerified.verify|verify} messages.
             * @param message TopologyVerified message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.TopologyVerified.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopologyVerified message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.TopologyVerified & arqonbus.v1.TopologyVerified.$Shape} TopologyVerified
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.TopologyVerified & arqonbus.v1.TopologyVerified.$Shape;

            /**
             * Creates a TopologyVerified message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TopologyVerified
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.TopologyVerified;

            /**
             * Creates a plain object from a TopologyVerified message. Also converts values to other types if specified.
             * @param message TopologyVerified
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.TopologyVerified, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TopologyVerified to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for TopologyVerified
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace TopologyVerified {

            /** Properties of a TopologyVerified. */
            interface $Properties {

                /** TopologyVerified from */
                from?: (number|Long|null);

                /** TopologyVerified to */
                to?: (number|Long|null);

                /** TopologyVerified claims */
                claims?: (arqonbus.v1.TopologyClaim.$Properties[]|null);

                /** TopologyVerified vantage */
                vantage?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopologyVerified. */
            type $Shape = arqonbus.v1.TopologyVerified.$Properties;
        }

        /**
         * Properties of a TopologyClaim.
         * @deprecated Use arqonbus.v1.TopologyClaim.$Properties instead.
         */
        interface ITopologyClaim extends arqonbus.v1.TopologyClaim.$Properties {
        }

        /** Represents a TopologyClaim. */
        class TopologyClaim {

            /**
             * Constructs a new TopologyClaim.
             * @param [properties] Properties to set
             */
            constructor(properties?: arqonbus.v1.TopologyClaim.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TopologyClaim name. */
            name: string;

            /** TopologyClaim ok. */
            ok: boolean;

            /** TopologyClaim lookedAt. */
            lookedAt: (number|Long);

            /** TopologyClaim evidence. */
            evidence: string;

            /**
             * Creates a new TopologyClaim instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TopologyClaim instance
             */
            static create(properties: arqonbus.v1.TopologyClaim.$Shape): arqonbus.v1.TopologyClaim & arqonbus.v1.TopologyClaim.$Shape;
            static create(properties?: arqonbus.v1.TopologyClaim.$Properties): arqonbus.v1.TopologyClaim;

            /**
             * Encodes the specified TopologyClaim message. Does not implicitly {@link arqonbus.v1.TopologyClaim.verify|verify} messages.
             * @param message TopologyClaim message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: arqonbus.v1.TopologyClaim.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopologyClaim message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {arqonbus.v1.TopologyClaim & arqonbus.v1.TopologyClaim.$Shape} TopologyClaim
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): arqonbus.v1.TopologyClaim & arqonbus.v1.TopologyClaim.$Shape;

            /**
             * Creates a TopologyClaim message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TopologyClaim
             */
            static fromObject(object: { [k: string]: any }): arqonbus.v1.TopologyClaim;

            /**
             * Creates a plain object from a TopologyClaim message. Also converts values to other types if specified.
             * @param message TopologyClaim
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: arqonbus.v1.TopologyClaim, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TopologyClaim to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for TopologyClaim
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace TopologyClaim {

            /** Properties of a TopologyClaim. */
            interface $Properties {

                /** TopologyClaim name */
                name?: (string|null);

                /** TopologyClaim ok */
                ok?: (boolean|null);

                /** TopologyClaim lookedAt */
                lookedAt?: (number|Long|null);

                /** TopologyClaim evidence */
                evidence?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopologyClaim. */
            type $Shape = arqonbus.v1.TopologyClaim.$Properties;
        }
    }
}
