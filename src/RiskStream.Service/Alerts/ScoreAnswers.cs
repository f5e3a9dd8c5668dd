using Google.Protobuf.WellKnownTypes;
using RiskStream.Alerting.Board;
using RiskStream.Alerting.Subscriptions;
using RiskStream.EventTime;
using RiskStream.Protocol.V1;
using RiskStream.Scoring;
using Kind = RiskStream.Protocol.V1.Entity.Types.Kind;

namespace RiskStream.Service.Alerts;

/// <summary>
/// Answers how much the alerts weigh that speak of persons, institutions and doctors. Nobody of whom no alert stands is found: the score is
/// then 0. Safe for concurrent use.
/// </summary>
public sealed class ScoreAnswers(AlertBoard board, BoardAnswers answers)
{
    private const uint DefaultLimit = 100;
    private const uint LargestLimit = 1000;
    private const int MostParts = 200;

    /// <summary>One entity, with what its score is made of.</summary>
    public GetEntityScoreResponse Get(GetEntityScoreRequest request)
    {
        answers.NeedComplete();
        BoardAnswers.Need(
            request.Entity is { Id.Length: > 0 } && KindOf(request.Entity.Kind) is not null,
            "entity needs a kind (PERSON, INSTITUTION or DOCTOR) and an id: the token of a person, the code of an institution or doctor.");
        var entity = new RiskEntity(KindOf(request.Entity!.Kind)!.Value, request.Entity.Id);
        var asOf = AsOf(request.AsOf);
        var alerts = board.AlertsOf(entity);
        var score = ScoreOf(entity, alerts, asOf);
        score.Parts.Add(alerts
            .Select(alert => PartOf(alert, EntityRiskScore.WeightOf(alert, alerts, asOf)))
            .OrderByDescending(part => part.Weight).ThenBy(part => part.AlertId, StringComparer.Ordinal).Take(MostParts));
        return new GetEntityScoreResponse { Score = score };
    }

    /// <summary>Entities by score.</summary>
    public ListEntityScoresResponse List(ListEntityScoresRequest request)
    {
        answers.NeedComplete();
        BoardAnswers.Need(request.Limit <= LargestLimit, $"limit is {request.Limit}; it may be 1 to {LargestLimit}, or 0 for {DefaultLimit}.");
        BoardAnswers.Need(request.MinScore is >= 0 and <= 1, $"min_score is {request.MinScore}; it may be 0 to 1.");
        BoardAnswers.Need(
            request.Kinds.All(kind => KindOf(kind) is not null), "kinds holds a value that is none; allowed: PERSON, INSTITUTION, DOCTOR.");
        var kinds = request.Kinds.Select(kind => KindOf(kind)!.Value).ToHashSet();
        var asOf = AsOf(request.AsOf);
        var scores = board.Entities()
            .Where(one => kinds.Count == 0 || kinds.Contains(one.Entity.Kind))
            .Select(one => ScoreOf(one.Entity, one.Alerts, asOf))
            .Where(score => score.Score >= request.MinScore && (!request.WatchedOnly || score.WatchedUntil is not null))
            .OrderByDescending(score => score.Score).ThenBy(score => score.Entity.Kind).ThenBy(score => score.Entity.Id, StringComparer.Ordinal)
            .ToList();
        return new ListEntityScoresResponse
        {
            Scores = { scores.Take((int)(request.Limit == 0 ? DefaultLimit : request.Limit)) },
            Total = (uint)scores.Count,
        };
    }

    private static EntityScore ScoreOf(RiskEntity entity, IReadOnlyCollection<ScoredAlert> alerts, EventTimestamp asOf) => new()
    {
        Entity = new Entity { Kind = (Kind)entity.Kind, Id = entity.Id },
        Score = EntityRiskScore.Of(alerts, asOf),
        AsOf = BoardAnswers.TimeOf(asOf),
        WatchedUntil = EntityRiskScore.WatchedUntil(alerts, asOf) is { } until ? BoardAnswers.TimeOf(until) : null,
        PartsTotal = (uint)alerts.Count,
    };

    private static EntityScore.Types.Part PartOf(ScoredAlert alert, double weight) => new()
    {
        AlertId = alert.AlertId,
        RuleId = alert.RuleId,
        Severity = (RiskAlert.Types.Severity)alert.Severity,
        At = BoardAnswers.TimeOf(alert.At),
        Weight = weight,
    };

    private static RiskEntityKind? KindOf(Kind kind) => kind switch
    {
        Kind.Person => RiskEntityKind.Person,
        Kind.Institution => RiskEntityKind.Institution,
        Kind.Doctor => RiskEntityKind.Doctor,
        _ => null,
    };

    private EventTimestamp AsOf(Timestamp? asked)
    {
        if (asked is null)
        {
            return board.AsOf;
        }

        BoardAnswers.Need(
            SubscriptionTerms.IsInstant(asked),
            $"as_of is no instant: {asked.Seconds} s and {asked.Nanos} ns since 1970; allowed are those of the years 1 to 9999, with 0 to 999999999 ns.");
        return EventTimestamp.FromUtc(asked.ToDateTimeOffset());
    }
}
